package org.phonebank.partitioner.testing.export;

import com.google.protobuf.ByteString;
import org.phonebank.partitioner.testing.export.ExportGraph.Element;

/**
 * Matrices in blocks of four or eight bits, multiplied by {@code MatMulNBits}.
 *
 * @param zeroPoints whether blocks reach from their least to their largest value rather than around zero
 * @param accuracy accuracy_level of the operator; 0 leaves it out
 * @param lookup whether the embedding is quantized as well
 */
record BlockMatrices(int bits, int block, boolean zeroPoints, int accuracy, Lookup lookup) implements Matrices {
    enum Lookup {
        DENSE,
        /** {@code GatherBlockQuantized} over bytes that hold two values each. */
        BYTES,
        /** {@code GatherBlockQuantized} over elements of four bits. */
        NIBBLES
    }

    @Override
    public String multiply(ExportGraph graph, String input, String name, float[] matrix, int inputs, int outputs) {
        float[] rows = new float[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            rows[i % outputs * inputs + i / outputs] = matrix[i];
        }
        Blocks blocks = new Blocks(this, rows, outputs, inputs);
        String[] operands = new String[zeroPoints ? 4 : 3];
        operands[0] = input;
        int perRow = blocks.perRow();
        operands[1] = graph.weight(
                name + "_Q" + bits, Element.UINT8, blocks.packed(), outputs, perRow, block * bits / Byte.SIZE);
        operands[2] = graph.weight(name + "_scales", blocks.scales(), outputs * perRow);
        if (zeroPoints) {
            ByteString zeros = blocks.packedZeroPoints();
            operands[3] = graph.weight(name + "_zero_points", Element.UINT8, zeros, zeros.size());
        }
        ExportGraph.Node node = graph.op("MatMulNBits", operands)
                .set("K", inputs)
                .set("N", outputs)
                .set("bits", bits)
                .set("block_size", block);
        return (accuracy == 0 ? node : node.set("accuracy_level", accuracy)).one();
    }

    @Override
    public String lookup(ExportGraph graph, String ids, String name, float[] table, int rows, int width) {
        if (lookup == Lookup.DENSE) {
            return Matrices.super.lookup(graph, ids, name, table, rows, width);
        }
        Blocks blocks = new Blocks(this, table, rows, width);
        boolean bytes = lookup == Lookup.BYTES;
        String data = graph.weight(
                name + "_Q4",
                bytes ? Element.UINT8 : Element.UINT4,
                blocks.packed(),
                rows,
                bytes ? width * bits / Byte.SIZE : width);
        String scales = graph.weight(name + "_scales", blocks.scales(), rows, blocks.perRow());
        ByteString zeros = blocks.packedZeroPoints();
        String zeroPoint = graph.weight(
                name + "_zero_points",
                bytes ? Element.UINT8 : Element.UINT4,
                zeros,
                rows,
                bytes ? zeros.size() / rows : blocks.perRow());
        return graph.op("GatherBlockQuantized", data, ids, scales, zeroPoint)
                .set("bits", bits)
                .set("block_size", block)
                .set("gather_axis", 0)
                .set("quantize_axis", 1)
                .one();
    }

    /** Rows of values, rounded in blocks. */
    private static final class Blocks {
        private final int bits;
        private final int perRow;
        private final int[] steps;
        private final float[] scales;
        private final int[] zeroPoints;

        Blocks(BlockMatrices format, float[] values, int rows, int width) {
            this.bits = format.bits;
            this.perRow = (width + format.block - 1) / format.block;
            this.steps = new int[rows * perRow * format.block];
            this.scales = new float[rows * perRow];
            this.zeroPoints = new int[rows * perRow];
            for (int b = 0; b < scales.length; b++) {
                int first = b / perRow * width + b % perRow * format.block;
                int count = Math.min(format.block, width - b % perRow * format.block);
                round(values, first, count, b, format);
            }
        }

        private void round(float[] values, int first, int count, int b, BlockMatrices format) {
            float least = 0;
            float most = 0;
            for (int i = first; i < first + count; i++) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
            int largest = (1 << bits) - 1;
            int middle = 1 << (bits - 1);
            scales[b] = format.zeroPoints ? (most - least) / largest : Math.max(most, -least) / (middle - 1);
            zeroPoints[b] = format.zeroPoints ? Math.round(-least / scales[b]) : middle;
            for (int i = 0; i < count; i++) {
                int step = Math.round(values[first + i] / scales[b]) + zeroPoints[b];
                steps[b * format.block + i] = Math.max(0, Math.min(largest, step));
            }
        }

        int perRow() {
            return perRow;
        }

        float[] scales() {
            return scales;
        }

        ByteString packed() {
            return pack(steps, steps.length);
        }

        /** Each row begins with a byte of its own. */
        ByteString packedZeroPoints() {
            return pack(zeroPoints, perRow);
        }

        private ByteString pack(int[] values, int rowLength) {
            int perByte = Byte.SIZE / bits;
            int rowBytes = (rowLength + perByte - 1) / perByte;
            byte[] packed = new byte[values.length / rowLength * rowBytes];
            for (int i = 0; i < values.length; i++) {
                int column = i % rowLength;
                packed[i / rowLength * rowBytes + column / perByte] |= (byte) (values[i] << (column % perByte * bits));
            }
            return ByteString.copyFrom(packed);
        }
    }
}
