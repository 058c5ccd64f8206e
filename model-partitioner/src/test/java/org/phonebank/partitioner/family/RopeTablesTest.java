package org.phonebank.partitioner.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.phonebank.partitioner.config.RopeScaling;
import org.phonebank.partitioner.config.RopeSettings;

class RopeTablesTest {
    private static final float CLOSE = 1e-9f;

    @Test
    void plainFrequenciesFallGeometrically() {
        assertThat(RopeTables.frequencies(new RopeSettings(10_000, new RopeScaling.None()), 8))
                .containsExactly(new float[] {1, 0.1f, 0.01f, 0.001f}, within(CLOSE));
    }

    @Test
    void linearScalingDividesAll() {
        assertThat(RopeTables.frequencies(new RopeSettings(10_000, new RopeScaling.Linear(4)), 8))
                .containsExactly(new float[] {0.25f, 0.025f, 0.0025f, 0.00025f}, within(CLOSE));
    }

    @Test
    void llama3ScalingKeepsShortWavesStretchesLongOnesAndBlendsBetween() {
        RopeScaling scaling = new RopeScaling.Llama3(8, 1, 4, 1000);
        // Turns within 1000 tokens: 159, 15.9, 1.59, 0.159. The third is 0.197 of the way from 1 to 4.
        float blended = (float) ((1 - 0.197183) * 0.01 / 8 + 0.197183 * 0.01);
        assertThat(RopeTables.frequencies(new RopeSettings(10_000, scaling), 8))
                .containsExactly(new float[] {1, 0.1f, blended, 0.000125f}, within(1e-8f));
    }
}
