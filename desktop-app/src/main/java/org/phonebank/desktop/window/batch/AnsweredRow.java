package org.phonebank.desktop.window.batch;

import org.phonebank.desktop.batch.Outcome;

/**
 * A row that was asked.
 *
 * @param number from 1
 */
record AnsweredRow(long number, String prompt, Outcome outcome) {
    boolean failed() {
        return outcome instanceof Outcome.Failed;
    }
}
