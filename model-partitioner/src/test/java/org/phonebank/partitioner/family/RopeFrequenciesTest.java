package org.phonebank.partitioner.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.phonebank.partitioner.config.RopeScaling;
import org.phonebank.partitioner.config.RopeSettings;
import org.phonebank.partitioner.plan.PlannedWeight;
import org.phonebank.partitioner.plan.RowSource;

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

    @Test
    void yarnKeepsFastPairsStretchesSlowOnesAndBlendsAlongThePairs() {
        // Turns within 1000 tokens: 159, 15.9, 1.59, 0.159; 100 and 0.5 turns lie at pairs 0.20 and 2.50.
        RopeScaling whole = new RopeScaling.Yarn(4, 1, 100, 0.5, 1000, true);
        assertThat(frequencies(whole))
                .containsExactly(
                        new float[] {1, 0.1f * (2 + 0.25f) / 3, 0.01f * (1 + 2 * 0.25f) / 3, 0.00025f}, within(CLOSE));
        RopeScaling exact = new RopeScaling.Yarn(4, 1, 100, 0.5, 1000, false);
        double low = Math.log10(1000 / (2 * Math.PI * 100));
        double high = Math.log10(1000 / (2 * Math.PI * 0.5));
        double second = 1 - 0.75 * (1 - low) / (high - low);
        double third = 1 - 0.75 * (2 - low) / (high - low);
        assertThat(frequencies(exact))
                .containsExactly(
                        new float[] {1, (float) (0.1 * second), (float) (0.01 * third), 0.00025f}, within(1e-8f));
    }

    @Test
    void longRopeDividesEachPairByItsOwnFactor() {
        RopeSettings rope = new RopeSettings(
                "rope",
                10_000,
                8,
                new RopeScaling.LongRope(List.of(1.0, 2.0, 4.0, 5.0), List.of(10.0, 10.0, 10.0, 20.0), 1.5, 3));
        assertThat(RopeFrequencies.of(rope, false))
                .containsExactly(new float[] {1, 0.05f, 0.0025f, 0.0002f}, within(CLOSE));
        assertThat(RopeFrequencies.of(rope, true))
                .containsExactly(new float[] {0.1f, 0.01f, 0.001f, 0.00005f}, within(CLOSE));
    }

    @Test
    void rowsForLongSequencesFollowThoseForShortOnes() {
        RopeSettings rope =
                new RopeSettings("rope", 10_000, 2, new RopeScaling.LongRope(List.of(1.0), List.of(4.0), 1.5, 3));
        assertThat(sines(rope, 5))
                .containsExactly(
                        new float[] {
                            0,
                            (float) (1.5 * Math.sin(1)),
                            (float) (1.5 * Math.sin(2)),
                            0,
                            (float) (1.5 * Math.sin(0.25)),
                            (float) (1.5 * Math.sin(0.5)),
                            (float) (1.5 * Math.sin(0.75)),
                            (float) (1.5 * Math.sin(1))
                        },
                        within(1e-6f));
        assertThat(sines(rope, 3)).hasSize(3);
    }

    private static float[] sines(RopeSettings rope, int contextLength) {
        PlannedWeight sine = RopeTables.plan(rope, contextLength).get(1);
        float[] values = new float[sine.rows()];
        RowSource.Calculated rows = (RowSource.Calculated) sine.source();
        for (int row = 0; row < values.length; row++) {
            rows.function().fill(row, values, row);
        }
        return values;
    }

    private static float[] frequencies(RopeScaling scaling) {
        return RopeFrequencies.of(new RopeSettings("rope", 10_000, 8, scaling), false);
    }
}
