package org.phonebank.partitioner.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.partitioner.manifest.Encoding;
import org.phonebank.partitioner.plan.LinearModules;
import org.phonebank.partitioner.plan.PackedRows;
import org.phonebank.partitioner.plan.PlannedWeight;
import org.phonebank.partitioner.plan.RowSource;
import org.phonebank.partitioner.plan.RowSource.Part;
import org.phonebank.partitioner.plan.WeightFormat;
import org.phonebank.partitioner.quantize.BlockLayout;
import org.phonebank.partitioner.quantize.QuantizedRows;
import org.phonebank.partitioner.safetensors.SafetensorsFolder;
import org.phonebank.partitioner.source.ReadScratch;
import org.phonebank.partitioner.source.TensorSource;
import org.phonebank.partitioner.testing.SafetensorsWriter;

/** Words worked out by hand, through reading, to the bytes that MatMulNBits takes. */
class PackedWordsTest {
    @TempDir
    Path folder;

    /** 16 inputs and 8 outputs; the word of inputs 0 to 7 of output o holds o in every place but the first, which holds 9. */
    @Test
    void fourBitGptqIsTransposedAndItsZeroPointsAreOneMoreThanStored() throws Exception {
        int[] codes = IntStream.range(0, 16)
                .map(i -> i < 8 ? (0x11111110 * i | 9) : 0x76543210)
                .toArray();
        QuantizedRows rows = read(
                new SafetensorsWriter()
                        .addIntegers("m.qweight", List.of(2, 8), codes)
                        .addIntegers("m.qzeros", List.of(1, 1), new int[] {0x65432107})
                        .add("m.scales", "F16", List.of(1, 8), new float[] {1, 2, 3, 4, 5, 6, 7, 8}),
                new PackedSettings(PackedFormat.GPTQ, 4, 128, false, false),
                16);
        assertThat(Arrays.copyOf(rows.codes(), 16))
                .isEqualTo(
                        bytes(0x09, 0, 0, 0, 0x10, 0x32, 0x54, 0x76, 0x19, 0x11, 0x11, 0x11, 0x10, 0x32, 0x54, 0x76));
        assertThat(Arrays.copyOf(rows.scales(), 8)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(Arrays.copyOf(rows.zeroPoints(), 8)).containsExactly(8, 1, 2, 3, 4, 5, 6, 7);
    }

    /** A zero point of 0 borrows from the next one: 0x…30 less one in each field is 0x…1f. */
    @Test
    void zeroPointThatBorrowedFromItsNeighbourIsRestored() throws Exception {
        QuantizedRows rows = read(
                new SafetensorsWriter()
                        .addIntegers("m.qweight", List.of(2, 8), new int[16])
                        .addIntegers("m.qzeros", List.of(1, 1), new int[] {0x98765430 - 0x11111111})
                        .add("m.scales", "F32", List.of(1, 8), new float[8]),
                new PackedSettings(PackedFormat.GPTQ, 4, 128, false, false),
                16);
        assertThat(Arrays.copyOf(rows.zeroPoints(), 8)).containsExactly(0, 3, 4, 5, 6, 7, 8, 9);
    }

    /** 32 inputs in groups of 16 and 4 outputs; version 2 keeps zero points as they are. */
    @Test
    void eightBitGptqTakesAByteForEachInput() throws Exception {
        int[] codes = IntStream.range(0, 32)
                .map(i -> 0x03020100 + 0x04040404 * (i / 4) + 0x20202020 * (i % 4))
                .toArray();
        QuantizedRows rows = read(
                new SafetensorsWriter()
                        .addIntegers("m.qweight", List.of(8, 4), codes)
                        .addIntegers("m.qzeros", List.of(2, 1), new int[] {0xfe807f01, 0x04030200})
                        .add("m.scales", "BF16", List.of(2, 4), new float[] {1, 2, 4, 8, 16, 32, 64, 128}),
                new PackedSettings(PackedFormat.GPTQ_V2, 8, 16, false, false),
                32);
        byte[] expected = new byte[128];
        for (int i = 0; i < 128; i++) {
            expected[i] = (byte) i;
        }
        assertThat(Arrays.copyOf(rows.codes(), 128)).isEqualTo(expected);
        assertThat(Arrays.copyOf(rows.scales(), 8)).containsExactly(1, 16, 2, 32, 4, 64, 8, 128);
        assertThat(Arrays.copyOf(rows.zeroPoints(), 8)).isEqualTo(bytes(1, 0, 0x7f, 2, 0x80, 3, 0xfe, 4));
    }

    /** The outputs 0 to 7 are interleaved as 0, 2, 4, 6, 1, 3, 5, 7 from the lowest bits on. */
    @Test
    void awqIsSeparatedByOutputs() throws Exception {
        int[] codes = new int[16];
        Arrays.fill(codes, 0x75316420);
        codes[3] = 0x86427531;
        QuantizedRows rows = read(
                new SafetensorsWriter()
                        .addIntegers("m.qweight", List.of(16, 1), codes)
                        .addIntegers("m.qzeros", List.of(1, 1), new int[] {0x0eca8642})
                        .add("m.scales", "F16", List.of(1, 8), new float[] {1, 2, 3, 4, 5, 6, 7, 8}),
                new PackedSettings(PackedFormat.AWQ, 4, 128, false, false),
                16);
        byte[] expected = new byte[64];
        for (int row = 0; row < 8; row++) {
            Arrays.fill(expected, row * 8, row * 8 + 8, (byte) (row * 0x11));
            expected[row * 8 + 1] = (byte) ((row + 1) << 4 | row);
        }
        assertThat(Arrays.copyOf(rows.codes(), 64)).isEqualTo(expected);
        assertThat(Arrays.copyOf(rows.zeroPoints(), 8)).containsExactly(2, 10, 4, 12, 6, 14, 8, 0);
    }

    private QuantizedRows read(SafetensorsWriter tensors, PackedSettings settings, int inputs) throws Exception {
        tensors.write(folder.resolve("model.safetensors"));
        try (TensorSource source = SafetensorsFolder.open(folder)) {
            LinearModules modules = PackedModules.of(source, settings);
            int outputs = settings.bits() == 4 ? 8 : 4;
            List<PlannedWeight> weights =
                    modules.linear("w", WeightFormat.F32, inputs, List.of(new Part("m", outputs)));
            assertThat(weights).hasSize(1);
            PlannedWeight weight = weights.get(0);
            BlockLayout layout = new BlockLayout(Encoding.ofBits(settings.bits()), 16);
            assertThat(weight.format().layout()).isEqualTo(layout);
            PackedRows matrix = ((RowSource.Packed) weight.source()).parts().get(0);
            QuantizedRows rows = new QuantizedRows();
            matrix.read(source, 0, outputs, layout, rows, new ReadScratch());
            return rows;
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
