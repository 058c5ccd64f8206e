/**
 * The commands of the command line. Each command is run once by the main thread; an interrupt (Ctrl+C) reaches it through
 * {@link org.phonebank.desktop.cli.Interruption}. Exit codes: 0 done, 1 failed while running, 2 bad usage or input, 130
 * cancelled.
 */
@NullMarked
package org.phonebank.desktop.cli;

import org.jspecify.annotations.NullMarked;
