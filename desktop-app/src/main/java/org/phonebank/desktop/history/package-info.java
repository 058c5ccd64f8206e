/**
 * What happened in all runs of all labs, kept in one SQLite file that several processes may use at once. {@link
 * org.phonebank.desktop.history.History} writes: any thread, never blocks. {@link
 * org.phonebank.desktop.history.HistoryReader} reads: one thread each, waits for the disk.
 * Other packages keep what is theirs in tables of the same file, by connections of {@link
 * org.phonebank.desktop.history.HistoryFile}.
 */
@NullMarked
package org.phonebank.desktop.history;

import org.jspecify.annotations.NullMarked;
