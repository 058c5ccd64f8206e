package org.phonebank.partitioner.family;

import java.util.List;
import org.phonebank.partitioner.config.ModelSettings;
import org.phonebank.partitioner.config.RopeScaling;
import org.phonebank.partitioner.config.RopeSettings;
import org.phonebank.partitioner.plan.PlannedWeight;

/**
 * Cosine and sine per position and pair of head values. Frequencies and angles are rounded to single precision where
 * the reference implementation does, because at high positions the rounding of an angle is visible in the result.
 */
final class RopeTables {
    private RopeTables() {}

    static List<PlannedWeight> plan(ModelSettings settings, int contextLength) {
        float[] frequencies = frequencies(settings.rope(), settings.shape().headDim());
        return List.of(
                PlannedWeight.table(
                        "rope.cos",
                        contextLength,
                        frequencies.length,
                        (row, values, offset) -> fill(frequencies, row, values, offset, true)),
                PlannedWeight.table(
                        "rope.sin",
                        contextLength,
                        frequencies.length,
                        (row, values, offset) -> fill(frequencies, row, values, offset, false)));
    }

    /** Radians per position, one for each pair of head values. */
    static float[] frequencies(RopeSettings rope, int headDim) {
        float[] frequencies = new float[headDim / 2];
        for (int pair = 0; pair < frequencies.length; pair++) {
            float plain = (float) (1 / Math.pow(rope.theta(), 2.0 * pair / headDim));
            frequencies[pair] = scaled(plain, rope.scaling());
        }
        return frequencies;
    }

    private static float scaled(float frequency, RopeScaling scaling) {
        if (scaling instanceof RopeScaling.Linear linear) {
            return (float) (frequency / linear.factor());
        }
        if (scaling instanceof RopeScaling.Llama3 llama3) {
            return blended(frequency, llama3);
        }
        return frequency;
    }

    private static float blended(float frequency, RopeScaling.Llama3 scaling) {
        double wavelength = 2 * Math.PI / frequency;
        double turns = scaling.originalContext() / wavelength;
        if (turns < scaling.lowFrequencyFactor()) {
            return (float) (frequency / scaling.factor());
        }
        if (turns > scaling.highFrequencyFactor()) {
            return frequency;
        }
        double smooth =
                (turns - scaling.lowFrequencyFactor()) / (scaling.highFrequencyFactor() - scaling.lowFrequencyFactor());
        return (float) ((1 - smooth) * frequency / scaling.factor() + smooth * frequency);
    }

    private static void fill(float[] frequencies, int position, float[] values, int offset, boolean cosine) {
        for (int pair = 0; pair < frequencies.length; pair++) {
            float angle = position * frequencies[pair];
            values[offset + pair] = (float) (cosine ? Math.cos(angle) : Math.sin(angle));
        }
    }
}
