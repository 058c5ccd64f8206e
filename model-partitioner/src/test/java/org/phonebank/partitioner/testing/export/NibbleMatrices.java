package org.phonebank.partitioner.testing.export;

import com.google.protobuf.ByteString;
import org.phonebank.partitioner.testing.export.ExportGraph.Element;

/** Matrices of four-bit integers that a node of their own turns into numbers, a scale for each 32 inputs of an output. */
final class NibbleMatrices implements Matrices {
    private static final int BLOCK = 32;
    private static final int MOST = 7;

    @Override
    public String multiply(ExportGraph graph, String input, String name, float[] matrix, int inputs, int outputs) {
        int blocks = inputs / BLOCK;
        float[] scales = new float[blocks * outputs];
        for (int i = 0; i < matrix.length; i++) {
            int scale = scaleOf(i, outputs);
            scales[scale] = Math.max(scales[scale], Math.abs(matrix[i]) / MOST);
        }
        byte[] packed = new byte[matrix.length / 2];
        for (int i = 0; i < matrix.length; i++) {
            int step = Math.round(matrix[i] / scales[scaleOf(i, outputs)]) & 0xf;
            packed[i / 2] |= (byte) (step << (i % 2 * 4));
        }
        String integers = graph.weight(name + "_Q4", Element.INT4, ByteString.copyFrom(packed), inputs, outputs);
        String widths = graph.weight(name + "_scales", scales, blocks, outputs);
        String numbers = graph.op("DequantizeLinear", integers, widths)
                .set("axis", 0)
                .set("block_size", BLOCK)
                .one();
        return graph.node("MatMul", input, numbers);
    }

    private static int scaleOf(int index, int outputs) {
        return index / outputs / BLOCK * outputs + index % outputs;
    }
}
