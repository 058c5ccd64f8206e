package org.phonebank.pipeline.steward;

import java.util.OptionalDouble;

/** A value whose past counts the less the longer ago it was. Not for several threads. */
final class Smoothed {
    private static final double MEMORY_NANOS = 3e9;

    private boolean known;
    private double value;
    private long time;

    /** Takes in what was measured at a time in nanoseconds. */
    void measure(double measured, long nanos) {
        if (!Double.isFinite(measured)) {
            return;
        }
        value = known ? measured + (value - measured) * Math.exp(-(nanos - time) / MEMORY_NANOS) : measured;
        time = nanos;
        known = true;
    }

    OptionalDouble value() {
        return known ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
