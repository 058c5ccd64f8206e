package org.phonebank.desktop.window.batch;

import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.batch.BatchTask;
import org.phonebank.desktop.batch.Outcome;
import org.phonebank.desktop.batch.input.InputException;
import org.phonebank.desktop.batch.input.Row;
import org.phonebank.pipeline.phrase.Phrase;

/**
 * A row that was asked.
 *
 * @param number from 1
 * @param prompt "" if there is none
 * @param unasked why there is no prompt; else null
 */
record AnsweredRow(
        long number,
        String prompt,
        Outcome outcome,
        @Nullable Phrase unasked) {
    static AnsweredRow of(BatchTask task, Row row, Outcome outcome) {
        try {
            return new AnsweredRow(row.number(), task.template().fill(row), outcome, null);
        } catch (InputException e) {
            return new AnsweredRow(row.number(), "", outcome, e.problem());
        }
    }

    boolean failed() {
        return outcome instanceof Outcome.Failed;
    }
}
