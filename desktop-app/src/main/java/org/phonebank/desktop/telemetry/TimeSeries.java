package org.phonebank.desktop.telemetry;

import java.util.OptionalDouble;

/**
 * One value over time: every sample of the last minutes (six, at two samples a second), buckets of five seconds of the last
 * hour, and buckets that get longer and longer of everything since the beginning. At most about 52 kB, whatever the length of the
 * session.
 */
public final class TimeSeries {
    private static final int MOST = 720;
    private static final long BUCKET_MILLIS = 5_000;

    private final Tier samples = Tier.ofTheLast(MOST, 1);
    private final Tier hour = Tier.ofTheLast(MOST, BUCKET_MILLIS);
    private final Tier all = Tier.ofAll(MOST, BUCKET_MILLIS);
    private long latestTime = Long.MIN_VALUE;
    private double latest;

    /**
     * Takes a sample. One that is older than the latest counts as of the time of that, as when the clock was set back.
     *
     * @param time milliseconds since the epoch
     * @param value finite
     */
    public void add(long time, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Only finite values can be kept, not " + value + ".");
        }
        latestTime = Math.max(latestTime, time);
        latest = value;
        samples.add(latestTime, (float) value);
        hour.add(latestTime, (float) value);
        all.add(latestTime, (float) value);
    }

    public boolean isEmpty() {
        return latestTime == Long.MIN_VALUE;
    }

    public OptionalDouble latest() {
        return isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(latest);
    }

    /** The latest value unless it is older than this time. */
    public OptionalDouble latestSince(long time) {
        return latestTime < time ? OptionalDouble.empty() : latest();
    }

    /** Milliseconds since the epoch; the least long before the first sample. */
    public long latestTime() {
        return latestTime;
    }

    /**
     * What is kept of a span of time, as finely as it is kept from its beginning on, with the one value before it, so that a
     * line can enter from the left.
     *
     * @param from inclusive, milliseconds since the epoch
     * @param to exclusive
     */
    public Samples between(long from, long to) {
        Tier finest = samples.reaches(from) ? samples : hour.reaches(from) ? hour : all;
        int first = Math.max(0, finest.firstFrom(from) - 1);
        return new Samples(finest, first, Math.max(first, finest.firstFrom(to)));
    }

    /** The mean from a time on, unless nothing was measured since. */
    public OptionalDouble meanSince(long from) {
        double sum = 0;
        int count = 0;
        Samples since = between(from, Long.MAX_VALUE);
        for (int i = 0; i < since.size(); i++) {
            if (since.time(i) >= from) {
                sum += since.mean(i);
                count++;
            }
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }
}
