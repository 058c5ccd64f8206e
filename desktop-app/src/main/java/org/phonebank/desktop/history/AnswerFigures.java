package org.phonebank.desktop.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One answer, without its words.
 *
 * @param time when it was asked for
 * @param firstToken how long the first token took
 * @param total how long all of it took
 * @param stopReason lower case, for example "end" or "cancelled"
 */
public record AnswerFigures(
        Instant time, int promptTokens, int tokens, Duration firstToken, Duration total, String stopReason) {
    public AnswerFigures {
        Objects.requireNonNull(time);
        Objects.requireNonNull(firstToken);
        Objects.requireNonNull(total);
        Objects.requireNonNull(stopReason);
    }
}
