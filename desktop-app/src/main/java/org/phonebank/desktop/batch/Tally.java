package org.phonebank.desktop.batch;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.phrase.Phrase;

/** Counts the rows of a batch. For the thread that runs it. */
final class Tally {
    private final long total;
    private final Pace pace;
    private final BitSet settled = new BitSet();
    private long answered;
    private long failed;
    private long before;
    private @Nullable Path results;

    Tally(long total, LongSupplier nanoTime) {
        this.total = total;
        this.pace = new Pace(nanoTime);
    }

    /** Rows that had their outcome before, and where the results were written. */
    void begin(BatchJournal.Numbers numbers, Optional<Path> written) {
        settled.or(numbers.answered());
        settled.or(numbers.failed());
        answered = numbers.answered().cardinality();
        failed = numbers.failed().cardinality();
        before = answered + failed;
        written.ifPresent(this::wrote);
    }

    void settled(long row, Outcome outcome) {
        settled.set((int) row);
        if (outcome instanceof Outcome.Answered answer) {
            answered++;
            pace.answered(answer.tokens());
        } else {
            failed++;
        }
    }

    void wrote(Path file) {
        results = file;
    }

    /** Numbers of rows with an outcome; grows as rows get theirs. */
    BitSet settled() {
        return settled;
    }

    boolean isEmpty() {
        return answered + failed == 0;
    }

    boolean isComplete() {
        return answered + failed == total;
    }

    BatchProgress progress(BatchState state, @Nullable Phrase reason, int underWay) {
        return new BatchProgress(
                state,
                reason,
                total,
                answered,
                failed,
                before,
                underWay,
                pace.rowsPerMinute(),
                pace.tokensPerSecond(),
                pace.left(total - answered - failed).orElse(null),
                results);
    }
}
