/**
 * What the command line prints: progress of the main flow, JSON, sizes and times in words. A console is used by one
 * command; its methods may be called by any thread and keep lines whole.
 */
@NullMarked
package org.phonebank.desktop.terminal;

import org.jspecify.annotations.NullMarked;
