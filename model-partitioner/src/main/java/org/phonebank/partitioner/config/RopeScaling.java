package org.phonebank.partitioner.config;

import java.util.List;

/** How rotary frequencies are stretched beyond the context that a model was first trained on. */
public sealed interface RopeScaling {
    /** Not at all. */
    record None() implements RopeScaling {}

    /** All frequencies are divided by the factor. */
    record Linear(double factor) implements RopeScaling {}

    /**
     * Llama 3.1: long wavelengths are stretched by the factor, short ones stay, those between are blended.
     *
     * @param originalContext tokens of the context before stretching
     */
    record Llama3(double factor, double lowFrequencyFactor, double highFrequencyFactor, int originalContext)
            implements RopeScaling {}

    /**
     * YaRN: pairs that turn often within the original context stay, those that turn seldom are stretched by the factor,
     * those between are blended along the pairs.
     *
     * @param attentionFactor factor of cosine and sine
     * @param fastTurns turns from which on a pair stays
     * @param slowTurns turns below which a pair is stretched in full
     * @param wholePairs whether the blend begins and ends at whole pairs
     */
    record Yarn(
            double factor,
            double attentionFactor,
            double fastTurns,
            double slowTurns,
            int originalContext,
            boolean wholePairs)
            implements RopeScaling {}

    /**
     * LongRoPE: each pair has a factor of its own for sequences up to the original context, and another for longer ones.
     *
     * @param attentionFactor factor of cosine and sine, whatever the length
     */
    record LongRope(List<Double> shortFactors, List<Double> longFactors, double attentionFactor, int originalContext)
            implements RopeScaling {
        public LongRope {
            shortFactors = List.copyOf(shortFactors);
            longFactors = List.copyOf(longFactors);
        }
    }
}
