package org.phonebank.partitioner.config;

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
}
