package org.phonebank.desktop.telemetry;

import java.util.Objects;

/** Some samples in a row, each of one moment or of a short span; valid until the series gets the next one. */
public final class Samples {
    private static final long LEAST_GAP_MILLIS = 5_000;

    private final Tier tier;
    private final int first;
    private final int size;

    Samples(Tier tier, int first, int end) {
        this.tier = tier;
        this.first = first;
        this.size = end - first;
    }

    public int size() {
        return size;
    }

    /** Milliseconds since the epoch. */
    public long time(int index) {
        return tier.time(at(index));
    }

    public double least(int index) {
        return tier.least(at(index));
    }

    public double mean(int index) {
        return tier.mean(at(index));
    }

    public double most(int index) {
        return tier.most(at(index));
    }

    /** Whether nothing was heard for so long before this sample that no line may be drawn to it. */
    public boolean afterGap(int index) {
        return index > 0 && time(index) - time(index - 1) > Math.max(LEAST_GAP_MILLIS, 5 * tier.bucketMillis() / 2);
    }

    /** The index of the sample nearest to a time; -1 if there is none. */
    public int nearest(long time) {
        int after = Math.max(0, Math.min(size - 1, tier.firstFrom(time) - first));
        if (size == 0) {
            return -1;
        }
        boolean beforeIsNearer = after > 0 && time - time(after - 1) < time(after) - time;
        return beforeIsNearer ? after - 1 : after;
    }

    private int at(int index) {
        return first + Objects.checkIndex(index, size);
    }
}
