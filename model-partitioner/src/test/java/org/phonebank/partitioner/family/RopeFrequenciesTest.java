package org.phonebank.partitioner.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.phonebank.partitioner.config.RopeScaling;
import org.phonebank.partitioner.config.RopeSettings;

class RopeFrequenciesTest {
    private static final float CLOSE = 1e-9f;

    @Test
    void plainFrequenciesFallGeometrically() {
        assertThat(frequencies(new RopeScaling.None()))
                .containsExactly(new float[] {1, 0.1f, 0.01f, 0.001f}, within(CLOSE));
    }

    @Test
    void linearScalingDividesAll() {
        assertThat(frequencies(new RopeScaling.Linear(4)))
                .containsExactly(new float[] {0.25f, 0.025f, 0.0025f, 0.00025f}, within(CLOSE));
    }

    @Test
    void llama3ScalingKeepsShortWavesStretchesLongOnesAndBlendsBetween() {
        RopeScaling scaling = new RopeScaling.Llama3(8, 1, 4, 1000);
        // Turns within 1000 tokens: 159, 15.9, 1.59, 0.159. The third is 0.197 of the way from 1 to 4.
        float blended = (float) ((1 - 0.197183) * 0.01 / 8 + 0.197183 * 0.01);
        assertThat(frequencies(scaling)).containsExactly(new float[] {1, 0.1f, blended, 0.000125f}, within(1e-8f));
    }

    private static float[] frequencies(RopeScaling scaling) {
        return RopeFrequencies.of(new RopeSettings("rope", 10_000, 8, scaling), false);
    }
}
