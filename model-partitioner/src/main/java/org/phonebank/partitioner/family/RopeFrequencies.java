package org.phonebank.partitioner.family;

import org.phonebank.partitioner.config.RopeScaling;
import org.phonebank.partitioner.config.RopeSettings;

/** Frequencies of rotary embedding, in radians per position, one for each pair of head values. */
final class RopeFrequencies {
    private RopeFrequencies() {}

    /**
     * The frequencies.
     *
     * @param longSequence whether for sequences beyond the length at which the model switches, if it does
     */
    static float[] of(RopeSettings rope, boolean longSequence) {
        float[] frequencies = new float[rope.dimensions() / 2];
        for (int pair = 0; pair < frequencies.length; pair++) {
            double plain = 1 / Math.pow(rope.theta(), 2.0 * pair / rope.dimensions());
            frequencies[pair] = scaled((float) plain, pair, rope, longSequence);
        }
        return frequencies;
    }

    /** What cosine and sine are multiplied with. */
    static double attentionFactor(RopeSettings rope) {
        if (rope.scaling() instanceof RopeScaling.Yarn yarn) {
            return yarn.attentionFactor();
        }
        return rope.scaling() instanceof RopeScaling.LongRope longRope ? longRope.attentionFactor() : 1;
    }

    private static float scaled(float frequency, int pair, RopeSettings rope, boolean longSequence) {
        RopeScaling scaling = rope.scaling();
        if (scaling instanceof RopeScaling.Linear linear) {
            return (float) (frequency / linear.factor());
        }
        if (scaling instanceof RopeScaling.Llama3 llama3) {
            return blended(frequency, llama3);
        }
        if (scaling instanceof RopeScaling.Yarn yarn) {
            double stretched = stretchedShare(pair, rope, yarn);
            return (float) (frequency / yarn.factor() * stretched + frequency * (1 - stretched));
        }
        if (scaling instanceof RopeScaling.LongRope longRope) {
            return (float) (frequency / (longSequence ? longRope.longFactors() : longRope.shortFactors()).get(pair));
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

    /** From 0 at the pairs that turn fast to 1 at those that turn slowly. */
    private static double stretchedShare(int pair, RopeSettings rope, RopeScaling.Yarn yarn) {
        double low = pairThatTurns(yarn.fastTurns(), rope, yarn);
        double high = pairThatTurns(yarn.slowTurns(), rope, yarn);
        if (yarn.wholePairs()) {
            low = Math.floor(low);
            high = Math.ceil(high);
        }
        low = Math.max(low, 0);
        high = Math.min(high, rope.dimensions() - 1);
        // A ramp of no width would divide by zero.
        double width = low == high ? 0.001 : high - low;
        return Math.min(1, Math.max(0, (pair - low) / width));
    }

    private static double pairThatTurns(double turns, RopeSettings rope, RopeScaling.Yarn yarn) {
        return rope.dimensions()
                * Math.log(yarn.originalContext() / (turns * 2 * Math.PI))
                / (2 * Math.log(rope.theta()));
    }
}
