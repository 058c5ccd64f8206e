package org.phonebank.partitioner.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phonebank.partitioner.manifest.Encoding;

class BlockQuantizerTest {
    private final QuantizedRows quantized = new QuantizedRows();

    @ParameterizedTest
    @EnumSource(
            value = Encoding.class,
            names = {"Q4", "Q8"})
    void errorStaysWithinHalfAStepExceptWhereTheTopCodeIsMissing(Encoding encoding) {
        int rows = 5;
        int columns = 70;
        int middle = 1 << (encoding.bits() - 1);
        float[] values = random(rows * columns);
        quantize(encoding, false, values, rows, columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int block = row * 3 + column / 32;
                int code = code(quantized.codes(), block * 32 + column % 32, encoding);
                float restored = (code - middle) * quantized.scales()[block];
                float step = Math.abs(quantized.scales()[block]);
                float allowed = code == 2 * middle - 1 ? step : step / 2;
                assertThat(restored).isCloseTo(values[row * columns + column], within(allowed * 1.001f));
            }
        }
    }

    @Test
    void largestMagnitudeIsKeptExactlyAndPaddingIsZero() {
        quantize(Encoding.Q4, false, new float[] {0.5f, -3, 1, 2.9f}, 1, 4);
        assertThat(quantized.scales()).containsExactly(0.375f);
        assertThat(quantized.codes()).hasSize(16).startsWith(0x09, 0xfb).endsWith(0x88, 0x88);
    }

    @Test
    void zeroPointsSpanTheRangeOfTheValuesAndZero() {
        quantize(Encoding.Q4, true, new float[] {0.6f, -1, 2, 0.2f}, 1, 4);
        assertThat(quantized.scales()).containsExactly(0.2f);
        assertThat(quantized.zeroPoints()).containsExactly(5);
        assertThat(quantized.codes()).hasSize(16).startsWith(0x08, 0x6f).endsWith(0x55, 0x55);
        quantize(Encoding.Q8, true, new float[] {3, 5.1f, 4}, 1, 3);
        assertThat(quantized.scales()[0]).isEqualTo(0.02f);
        assertThat(quantized.zeroPoints()[0]).isZero();
        assertThat(quantized.codes()).startsWith(150, 255, 200, 0);
    }

    @Test
    void zeroPointsOfARowFillWholeBytes() {
        float[] values = new float[2 * 96];
        // Blocks of both rows: up only, down only, both ways alike.
        for (int block = 0; block < 6; block++) {
            values[block * 32] = block % 3 == 1 ? 0 : 15;
            values[block * 32 + 1] = block % 3 == 0 ? 0 : -15;
        }
        quantize(Encoding.Q4, true, values, 2, 96);
        assertThat(quantized.zeroPoints()).containsExactly(0xf0, 0x08, 0xf0, 0x08);
    }

    @Test
    void zerosAndVanishingValuesBecomeZero() {
        float[] values = new float[64];
        values[40] = Float.MIN_VALUE;
        quantize(Encoding.Q8, false, values, 2, 32);
        assertThat(quantized.codes()).containsOnly(0x80);
        assertThat(quantized.scales()).doesNotContain(Float.NaN);
    }

    private void quantize(Encoding encoding, boolean zeroPoints, float[] values, int rows, int columns) {
        new BlockQuantizer(new BlockLayout(encoding, 32), zeroPoints, ScaleSearch.ROUND_TO_NEAREST)
                .quantizeRows(values, rows, columns, quantized);
    }

    private static int code(byte[] codes, int index, Encoding encoding) {
        if (encoding == Encoding.Q8) {
            return codes[index] & 0xff;
        }
        int pair = codes[index / 2] & 0xff;
        return index % 2 == 0 ? pair & 15 : pair >> 4;
    }

    private static float[] random(int count) {
        SplittableRandom random = new SplittableRandom(7);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        return values;
    }
}
