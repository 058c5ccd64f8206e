package org.phonebank.desktop.batch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How fast rows are answered, over the last minutes; calm enough to be read. */
final class Pace {
    private static final long WINDOW_NANOS = Duration.ofMinutes(3).toNanos();
    private static final int FEWEST = 2;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double SECONDS_PER_MINUTE = 60;

    private final LongSupplier nanoTime;
    private final Deque<End> ends = new ArrayDeque<>();
    private long tokens;

    private record End(long nanos, int tokens) {}

    /** Begins now. */
    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        ends.add(new End(nanoTime.getAsLong(), 0));
    }

    /** A row was answered. */
    void answered(int rowTokens) {
        long now = nanoTime.getAsLong();
        ends.addLast(new End(now, rowTokens));
        tokens += rowTokens;
        while (ends.size() > FEWEST && now - ends.getFirst().nanos() > WINDOW_NANOS) {
            ends.removeFirst();
            // What is first now only marks the beginning.
            tokens -= ends.getFirst().tokens();
        }
    }

    /** 0 while it is too early to tell. */
    double rowsPerMinute() {
        return tellable() ? (ends.size() - 1) / seconds() * SECONDS_PER_MINUTE : 0;
    }

    /** 0 while it is too early to tell. */
    double tokensPerSecond() {
        return tellable() ? tokens / seconds() : 0;
    }

    /** Until so many more rows are answered; empty while it is too early to tell. */
    Optional<Duration> left(long rows) {
        double rate = rowsPerMinute();
        return rate == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.round(rows / rate * SECONDS_PER_MINUTE)));
    }

    private boolean tellable() {
        return ends.size() > FEWEST && seconds() > 0;
    }

    private double seconds() {
        return (ends.getLast().nanos() - ends.getFirst().nanos()) / NANOS_PER_SECOND;
    }
}
