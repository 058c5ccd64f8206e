/**
 * The commands of the phone's shell, a class for each. They run on the thread of the shell that calls them.
 */
@NullMarked
package org.phonebank.virtual.shell.command;

import org.jspecify.annotations.NullMarked;
