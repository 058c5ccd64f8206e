/**
 * The phone's shell: runs parsed scripts. A shell belongs to the thread that runs it; hanging up may come from any.
 */
@NullMarked
package org.phonebank.virtual.shell;

import org.jspecify.annotations.NullMarked;
