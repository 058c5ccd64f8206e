package org.phonebank.partitioner.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HalfTest {
    @Test
    void everyHalfSurvivesWideningAndNarrowing() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float wide = Half.toFloat((short) bits);
            if (!Float.isNaN(wide)) {
                assertThat(Half.fromFloat(wide)).isEqualTo((short) bits);
            }
        }
    }

    @Test
    void knownValuesAreRight() {
        assertThat(Half.toFloat((short) 0x3c00)).isEqualTo(1f);
        assertThat(Half.toFloat((short) 0xc000)).isEqualTo(-2f);
        assertThat(Half.toFloat((short) 0x7bff)).isEqualTo(Half.MAXIMUM);
        assertThat(Half.toFloat((short) 0x0001)).isEqualTo(0x1p-24f);
        assertThat(Half.toFloat((short) 0xfc00)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(Half.toFloat((short) 0x7e00)).isNaN();
        assertThat(Half.fromFloat(Float.NaN)).isEqualTo((short) 0x7e00);
        assertThat(Half.fromFloat(65520f)).isEqualTo((short) 0x7c00);
        assertThat(Half.fromFloat(65519f)).isEqualTo((short) 0x7bff);
        assertThat(Half.fromFloat(-0f)).isEqualTo((short) 0x8000);
    }

    @Test
    void narrowingTakesTheNearestAndEvenOnTies() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200_000; i++) {
            float value = (float) ((random.nextDouble() - 0.5) * Math.pow(2, random.nextInt(-26, 16)));
            short half = Half.fromFloat(value);
            double error = Math.abs((double) Half.toFloat(half) - value);
            assertThat(error).isLessThanOrEqualTo(Math.abs((double) Half.toFloat((short) (half + 1)) - value));
            if ((half & 0x7fff) > 0) {
                assertThat(error).isLessThanOrEqualTo(Math.abs((double) Half.toFloat((short) (half - 1)) - value));
            }
        }
        assertThat(Half.fromFloat(1 + 0x1p-11f)).isEqualTo((short) 0x3c00);
        assertThat(Half.fromFloat(1 + 0x3p-11f)).isEqualTo((short) 0x3c02);
        assertThat(Half.fromFloat(0x1p-25f)).isEqualTo((short) 0);
        assertThat(Half.fromFloat(0x3p-25f)).isEqualTo((short) 2);
    }
}
