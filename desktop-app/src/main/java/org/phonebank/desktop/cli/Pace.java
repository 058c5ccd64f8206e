package org.phonebank.desktop.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How fast something goes that is counted in bytes. */
final class Pace {
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(15);
    /** Before that, a figure would say more about starting than about going on. */
    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(700);

    private final Deque<Sample> samples = new ArrayDeque<>();

    private @Nullable Sample first;

    private record Sample(long nanos, long bytes) {}

    /**
     * Takes a measurement.
     *
     * @param nanos of a clock that only goes forward
     * @param bytes done so far
     */
    void reached(long nanos, long bytes) {
        samples.addLast(new Sample(nanos, bytes));
        if (first == null) {
            first = samples.getFirst();
        }
        while (samples.size() > 2 && nanos - samples.getFirst().nanos() > WINDOW_NANOS) {
            samples.removeFirst();
        }
    }

    /** Bytes per second over the last seconds; empty while it is too early to tell. */
    Optional<Double> bytesPerSecond() {
        return samples.isEmpty() ? Optional.empty() : rate(samples.getFirst(), samples.getLast());
    }

    /** Bytes per second from the first measurement to the last; empty while it is too early to tell. */
    Optional<Double> overall() {
        return first == null ? Optional.empty() : rate(first, samples.getLast());
    }

    private static Optional<Double> rate(Sample from, Sample to) {
        long nanos = to.nanos() - from.nanos();
        long bytes = to.bytes() - from.bytes();
        return nanos < FIRST_NANOS || bytes <= 0 ? Optional.empty() : Optional.of(bytes * 1e9 / nanos);
    }

    /** Time until so many bytes are done; empty while it is too early to tell. */
    Optional<Duration> left(long totalBytes) {
        return bytesPerSecond().map(rate -> {
            long missing = Math.max(0, totalBytes - samples.getLast().bytes());
            return Duration.ofMillis((long) (missing * 1000 / rate));
        });
    }
}
