package org.phonebank.desktop.batch;

import org.phonebank.desktop.batch.input.Row;

/** Hears of a batch, from the thread that runs it. */
public interface BatchListener {
    /** How far it is, at every change and about twice a second. */
    void progress(BatchProgress progress);

    /** A row got its outcome, which is kept already. */
    void settled(Row row, Outcome outcome);
}
