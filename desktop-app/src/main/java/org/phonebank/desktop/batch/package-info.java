/**
 * Prompts for every row of a file, without a window: what was answered is kept in the history's file at once, so that a
 * batch goes on after a pause or a crash and nothing is computed twice; results are written beside the input. A {@link
 * org.phonebank.desktop.batch.BatchRun} works on the thread that runs it and can be paused and stopped from any; a {@link
 * org.phonebank.desktop.batch.BatchJournal} is for one thread; the rest are values.
 */
@NullMarked
package org.phonebank.desktop.batch;

import org.jspecify.annotations.NullMarked;
