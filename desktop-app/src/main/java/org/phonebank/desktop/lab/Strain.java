package org.phonebank.desktop.lab;

import java.util.OptionalDouble;
import org.phonebank.protocol.v1.TelemetrySample;

/**
 * What holds a phone back; shares are from 0 to 1.
 *
 * @param memoryPressure share of time in which something waited for memory
 * @param frequencyRatio current over highest processor frequency
 * @param frequencyLimit allowed over highest processor frequency
 */
public record Strain(OptionalDouble memoryPressure, OptionalDouble frequencyRatio, OptionalDouble frequencyLimit) {
    /** The phone does not tell. */
    public static final Strain UNKNOWN =
            new Strain(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    private static final double HELD_BACK = 0.95;
    private static final double SHORT_OF_MEMORY = 0.1;

    static Strain of(TelemetrySample sample) {
        return new Strain(
                share(sample.hasMemoryPressure(), sample.getMemoryPressure()),
                share(sample.hasFrequencyRatio(), sample.getFrequencyRatio()),
                share(sample.hasFrequencyLimit(), sample.getFrequencyLimit()));
    }

    private static OptionalDouble share(boolean told, double value) {
        return told && value >= 0 ? OptionalDouble.of(Math.min(1, value)) : OptionalDouble.empty();
    }

    /** Whether the phone allows its processors less than they can, because of heat or to save power. */
    public boolean throttled() {
        return frequencyLimit.orElse(1) < HELD_BACK;
    }

    /** Whether programs on the phone wait for memory for a noticeable part of their time. */
    public boolean shortOfMemory() {
        return memoryPressure.orElse(0) > SHORT_OF_MEMORY;
    }
}
