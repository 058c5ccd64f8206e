package org.phonebank.partitioner.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phonebank.partitioner.manifest.Encoding;

class BlockQuantizerTest {
    @ParameterizedTest
    @EnumSource(
            value = Encoding.class,
            names = {"Q4", "Q8"})
    void errorStaysWithinHalfAStepExceptWhereTheTopCodeIsMissing(Encoding encoding) {
        int rows = 5;
        int columns = 70;
        int middle = 1 << (encoding.bits() - 1);
        float[] values = random(rows * columns);
        BlockQuantizer quantizer = new BlockQuantizer(encoding, 32);
        byte[] codes = new byte[rows * 3 * quantizer.bytesPerBlock()];
        float[] scales = new float[rows * 3];
        quantizer.quantize(values, rows, columns, codes, scales);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int block = row * 3 + column / 32;
                int code = code(codes, block * 32 + column % 32, encoding);
                float restored = (code - middle) * scales[block];
                float step = Math.abs(scales[block]);
                float allowed = code == 2 * middle - 1 ? step : step / 2;
                assertThat(restored).isCloseTo(values[row * columns + column], within(allowed * 1.001f));
            }
        }
    }

    @Test
    void largestMagnitudeIsKeptExactlyAndPaddingIsZero() {
        float[] values = {0.5f, -3, 1, 2.9f};
        byte[] codes = new byte[16];
        float[] scales = new float[1];
        new BlockQuantizer(Encoding.Q4, 32).quantize(values, 1, 4, codes, scales);
        assertThat(scales[0]).isEqualTo(0.375f);
        assertThat(codes).startsWith(0x09, 0xfb).endsWith(0x88, 0x88);
    }

    @Test
    void zerosAndVanishingValuesBecomeZero() {
        float[] values = new float[64];
        values[40] = Float.MIN_VALUE;
        byte[] codes = new byte[64];
        float[] scales = new float[2];
        new BlockQuantizer(Encoding.Q8, 32).quantize(values, 2, 32, codes, scales);
        assertThat(codes).containsOnly(0x80);
        assertThat(scales).doesNotContain(Float.NaN);
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
