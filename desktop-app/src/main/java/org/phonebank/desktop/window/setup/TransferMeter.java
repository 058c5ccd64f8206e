package org.phonebank.desktop.window.setup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** How fast files travel, over the last seconds. */
final class TransferMeter {
    private static final Duration WINDOW = Duration.ofSeconds(3);
    private static final Duration SHORTEST = Duration.ofMillis(400);

    private final ArrayDeque<Sample> samples = new ArrayDeque<>();

    private record Sample(Instant time, long total) {}

    /** @param total bytes since the beginning */
    void count(Instant now, long total) {
        samples.addLast(new Sample(now, total));
        while (samples.size() > 2
                && Duration.between(samples.getFirst().time(), now).compareTo(WINDOW) > 0) {
            samples.removeFirst();
        }
    }

    /** Bytes per second; 0 as long as that cannot be said, or when nothing has travelled for some time. */
    double bytesPerSecond(Instant now) {
        if (samples.size() < 2
                || Duration.between(samples.getLast().time(), now).compareTo(WINDOW) > 0) {
            return 0;
        }
        Duration span =
                Duration.between(samples.getFirst().time(), samples.getLast().time());
        if (span.compareTo(SHORTEST) < 0) {
            return 0;
        }
        long bytes = samples.getLast().total() - samples.getFirst().total();
        return bytes * 1e9 / span.toNanos();
    }
}
