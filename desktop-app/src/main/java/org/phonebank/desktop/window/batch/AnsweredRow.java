package org.phonebank.desktop.window.batch;

import org.phonebank.desktop.batch.BatchTask;
import org.phonebank.desktop.batch.Outcome;
import org.phonebank.desktop.batch.input.InputException;
import org.phonebank.desktop.batch.input.Row;

/**
 * A row that was asked.
 *
 * @param number from 1
 * @param prompt "" if there is none
 */
record AnsweredRow(long number, String prompt, Outcome outcome) {
    static AnsweredRow of(BatchTask task, Row row, Outcome outcome) {
        try {
            return new AnsweredRow(row.number(), task.template().fill(row), outcome);
        } catch (InputException e) {
            return new AnsweredRow(row.number(), "", outcome);
        }
    }

    boolean failed() {
        return outcome instanceof Outcome.Failed;
    }
}
