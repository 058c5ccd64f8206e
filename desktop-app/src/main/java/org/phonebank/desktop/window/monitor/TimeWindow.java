package org.phonebank.desktop.window.monitor;

/**
 * A span of time, in milliseconds since the epoch.
 *
 * @param from inclusive
 * @param to exclusive, later than from
 */
record TimeWindow(long from, long to) {
    TimeWindow {
        if (to <= from) {
            throw new IllegalArgumentException("A span of time ends after it begins.");
        }
    }

    long millis() {
        return to - from;
    }

    boolean contains(long time) {
        return time >= from && time < to;
    }

    /** 0 at the beginning, 1 at the end. */
    double position(long time) {
        return (double) (time - from) / millis();
    }

    long timeAt(double position) {
        return from + Math.round(position * millis());
    }
}
