package org.phonebank.desktop.telemetry;

import java.util.Arrays;

/** The values of a series in buckets of equal length, as a ring that grows up to a bound. */
final class Tier {
    private static final int FIRST_ROOM = 32;

    private final int most;
    private final boolean keepsAll;
    private long bucketMillis;
    private long[] starts = new long[FIRST_ROOM];
    private float[] least = new float[FIRST_ROOM];
    private float[] mean = new float[FIRST_ROOM];
    private float[] greatest = new float[FIRST_ROOM];
    private int[] counts = new int[FIRST_ROOM];
    private int head;
    private int size;
    private boolean complete = true;

    private Tier(int most, long bucketMillis, boolean keepsAll) {
        this.most = most;
        this.bucketMillis = bucketMillis;
        this.keepsAll = keepsAll;
    }

    /** Forgets the oldest bucket when there are too many. */
    static Tier ofTheLast(int most, long bucketMillis) {
        return new Tier(most, bucketMillis, false);
    }

    /** Makes the buckets twice as long when there are too many. */
    static Tier ofAll(int most, long bucketMillis) {
        return new Tier(most, bucketMillis, true);
    }

    /** Takes a value that is not older than those before. */
    void add(long time, float value) {
        long start = startOf(time);
        if (size > 0 && starts[at(size - 1)] >= start) {
            merge(at(size - 1), value, value, value, 1);
            return;
        }
        makeRoom();
        int slot = at(size);
        // The buckets may have become longer.
        starts[slot] = startOf(time);
        least[slot] = value;
        mean[slot] = value;
        greatest[slot] = value;
        counts[slot] = 1;
        size++;
    }

    private long startOf(long time) {
        return Math.floorDiv(time, bucketMillis) * bucketMillis;
    }

    private void makeRoom() {
        if (size < starts.length) {
            return;
        }
        if (size < most) {
            grow(Math.min(most, 2 * size));
        } else if (keepsAll) {
            halve();
        } else {
            head = (head + 1) % size;
            size--;
            complete = false;
        }
    }

    /** The ring is not turned before it is as large as it may be, so that what is in it begins at 0. */
    private void grow(int room) {
        starts = Arrays.copyOf(starts, room);
        least = Arrays.copyOf(least, room);
        mean = Arrays.copyOf(mean, room);
        greatest = Arrays.copyOf(greatest, room);
        counts = Arrays.copyOf(counts, room);
    }

    private void halve() {
        bucketMillis *= 2;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            long start = startOf(starts[i]);
            if (kept > 0 && starts[kept - 1] == start) {
                merge(kept - 1, least[i], mean[i], greatest[i], counts[i]);
            } else {
                starts[kept] = start;
                least[kept] = least[i];
                mean[kept] = mean[i];
                greatest[kept] = greatest[i];
                counts[kept] = counts[i];
                kept++;
            }
        }
        size = kept;
        if (size == most) {
            // Every second bucket was missing: go on until there is room.
            halve();
        }
    }

    private void merge(int slot, float low, float middle, float high, int count) {
        least[slot] = Math.min(least[slot], low);
        greatest[slot] = Math.max(greatest[slot], high);
        int all = counts[slot] + count;
        mean[slot] += (middle - mean[slot]) * count / all;
        counts[slot] = all;
    }

    private int at(int index) {
        return (head + index) % starts.length;
    }

    int size() {
        return size;
    }

    long bucketMillis() {
        return bucketMillis;
    }

    /** Whether it reaches back to this time, or nothing was ever forgotten. */
    boolean reaches(long time) {
        return complete || (size > 0 && starts[at(0)] <= time);
    }

    /** The middle of a bucket. */
    long time(int index) {
        return starts[at(index)] + bucketMillis / 2;
    }

    float least(int index) {
        return least[at(index)];
    }

    float mean(int index) {
        return mean[at(index)];
    }

    float most(int index) {
        return greatest[at(index)];
    }

    /** The index of the first bucket that begins at this time or later. */
    int firstFrom(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[at(middle)] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
