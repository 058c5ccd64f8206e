package org.phonebank.desktop.batch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.phrase.Phrase;

/**
 * How far a batch is.
 *
 * @param reason why it is paused or failed without being asked to; else null
 * @param answered rows, with those of earlier runs
 * @param failed rows that could not be answered, with those of earlier runs
 * @param before rows of those two that had their outcome before this run
 * @param underWay rows that are being answered
 * @param rowsPerMinute over the last minutes; 0 while it is too early to tell
 * @param tokensPerSecond of answers that ended in the last minutes; 0 while it is too early to tell
 * @param left until all rows are answered; null while it is too early to tell
 * @param results where they were written; null if they were not yet
 */
public record BatchProgress(
        BatchState state,
        @Nullable Phrase reason,
        long total,
        long answered,
        long failed,
        long before,
        int underWay,
        double rowsPerMinute,
        double tokensPerSecond,
        @Nullable Duration left,
        @Nullable Path results) {
    /** Of a batch that is about to begin. */
    public static BatchProgress beginning(long total) {
        return new BatchProgress(BatchState.RUNNING, null, total, 0, 0, 0, 0, 0, 0, null, null);
    }

    public Optional<Phrase> problem() {
        return Optional.ofNullable(reason);
    }

    public Optional<Duration> timeLeft() {
        return Optional.ofNullable(left);
    }

    public Optional<Path> resultsFile() {
        return Optional.ofNullable(results);
    }

    /** Share of the rows that have their outcome, 0 to 1. */
    public double share() {
        return total == 0 ? 0 : (double) (answered + failed) / total;
    }
}
