package org.phonebank.desktop.telemetry;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** Takes a sample of all phones together, twice a second at most. */
final class ClusterSampler {
    private static final long INTERVAL_MILLIS = 500;
    private static final long SPEED_MILLIS = 2_000;
    private static final long FRESH_MILLIS = 5_000;
    private static final double MILLIS_PER_SECOND = 1000;

    private final ArrayDeque<Long> tokens = new ArrayDeque<>();
    private long latest = Long.MIN_VALUE;

    void reset() {
        tokens.clear();
        latest = Long.MIN_VALUE;
    }

    void token(long time) {
        tokens.addLast(time);
        forgetTokensBefore(time - SPEED_MILLIS);
    }

    /** Samples unless it did so a moment ago. */
    void sample(long now, boolean serves, Collection<PhoneHistory> phones, Map<ClusterMeasure, TimeSeries> cluster) {
        if (latest != Long.MIN_VALUE && now - latest < INTERVAL_MILLIS) {
            return;
        }
        latest = now;
        if (serves) {
            forgetTokensBefore(now - SPEED_MILLIS);
            add(cluster, ClusterMeasure.SPEED, now, tokens.size() * MILLIS_PER_SECOND / SPEED_MILLIS);
        }
        double watts = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (PhoneHistory phone : phones) {
            watts += fresh(phone, Measure.POWER, now).orElse(0);
            lowest = Math.min(lowest, fresh(phone, Measure.BATTERY, now).orElse(lowest));
        }
        if (watts > 0) {
            add(cluster, ClusterMeasure.POWER, now, watts);
        }
        if (Double.isFinite(lowest)) {
            add(cluster, ClusterMeasure.LOWEST_BATTERY, now, lowest);
        }
    }

    private void forgetTokensBefore(long time) {
        while (!tokens.isEmpty() && tokens.getFirst() <= time) {
            tokens.removeFirst();
        }
    }

    private static OptionalDouble fresh(PhoneHistory phone, Measure measure, long now) {
        return phone.series(measure).latestSince(now - FRESH_MILLIS);
    }

    private static void add(Map<ClusterMeasure, TimeSeries> cluster, ClusterMeasure measure, long now, double value) {
        Objects.requireNonNull(cluster.get(measure)).add(now, value);
    }
}
