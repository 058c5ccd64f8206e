package org.phonebank.desktop.soak;

import java.time.Duration;
import java.util.List;

/**
 * How long something took, of all times it happened.
 *
 * @param p50 the middle of all; zero if there was none
 * @param p99 all but one of a hundred were at most as long
 */
public record Percentiles(int count, Duration p50, Duration p99, Duration longest) {
    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.99;

    static Percentiles of(List<Duration> times) {
        if (times.isEmpty()) {
            return new Percentiles(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        }
        List<Duration> sorted = times.stream().sorted().toList();
        return new Percentiles(
                sorted.size(), at(sorted, MEDIAN), at(sorted, NEARLY_ALL), sorted.get(sorted.size() - 1));
    }

    /** The smallest that so large a share of all does not exceed. */
    private static Duration at(List<Duration> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
