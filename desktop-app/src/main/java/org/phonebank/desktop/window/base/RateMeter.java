package org.phonebank.desktop.window.base;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** Tokens a second over the last moments, so that the figure is live yet calm. */
public final class RateMeter {
    private static final Duration WINDOW = Duration.ofMillis(1500);

    private final ArrayDeque<Instant> arrivals = new ArrayDeque<>();

    public void reset() {
        arrivals.clear();
    }

    /** Counts a token and gives the tokens a second, or 0 as long as there are too few to tell. */
    public double count(Instant arrival) {
        arrivals.addLast(arrival);
        while (arrivals.getFirst().isBefore(arrival.minus(WINDOW))) {
            arrivals.removeFirst();
        }
        Duration span = Duration.between(arrivals.getFirst(), arrival);
        return span.isZero() ? 0 : (arrivals.size() - 1) / (span.toNanos() / 1e9);
    }
}
