package org.phonebank.desktop.cli;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.phonebank.desktop.batch.BatchListener;
import org.phonebank.desktop.batch.BatchProgress;
import org.phonebank.desktop.batch.BatchState;
import org.phonebank.desktop.batch.Outcome;
import org.phonebank.desktop.batch.input.Row;
import org.phonebank.desktop.terminal.Quantities;

/** Says in lines how far a batch is: now and then, and when something else begins. For one thread. */
final class BatchNews implements BatchListener {
    private static final long BETWEEN_NANOS = Duration.ofSeconds(5).toNanos();

    private final Consumer<String> lines;
    private final LongSupplier nanoTime;
    private BatchState shown = BatchState.RUNNING;
    private long next;

    BatchNews(Consumer<String> lines) {
        this(lines, System::nanoTime);
    }

    BatchNews(Consumer<String> lines, LongSupplier nanoTime) {
        this.lines = lines;
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong();
    }

    @Override
    public void progress(BatchProgress progress) {
        long now = nanoTime.getAsLong();
        if (progress.state() != shown || now - next >= 0) {
            shown = progress.state();
            next = now + BETWEEN_NANOS;
            lines.accept(words(progress));
        }
    }

    @Override
    public void settled(Row row, Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            lines.accept("Row " + row.number() + ": " + failed.reason().english());
        }
    }

    /** For example "312 of 1000 rows answered, 3 failed; 14 rows a minute, 52 tokens/s, 48 min left." */
    static String words(BatchProgress progress) {
        StringBuilder words = new StringBuilder();
        words.append(progress.answered()).append(" of ").append(Quantities.plural(progress.total(), "row"));
        words.append(" answered");
        if (progress.failed() > 0) {
            words.append(", ").append(progress.failed()).append(" failed");
        }
        String more = rest(progress);
        return words.append(more.isEmpty() ? "" : "; " + more).append('.').toString();
    }

    private static String rest(BatchProgress progress) {
        return switch (progress.state()) {
            case WAITING -> "waiting until the phones can take a question";
            case RUNNING -> rates(progress);
            case PAUSING -> "finishing " + Quantities.plural(progress.underWay(), "row");
            case WRITING -> "writing the results";
            case PAUSED, DONE, FAILED -> "";
        };
    }

    private static String rates(BatchProgress progress) {
        return progress.timeLeft()
                .map(left -> Quantities.decimal(progress.rowsPerMinute()) + " rows a minute, "
                        + Quantities.decimal(progress.tokensPerSecond()) + " tokens/s, about "
                        + Quantities.duration(left) + " left")
                .orElse(Quantities.plural(progress.underWay(), "row") + " under way");
    }
}
