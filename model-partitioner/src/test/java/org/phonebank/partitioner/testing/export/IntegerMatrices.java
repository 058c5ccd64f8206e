package org.phonebank.partitioner.testing.export;

import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.phonebank.partitioner.testing.export.ExportGraph.Element;

/** Matrices of bytes; activations are rounded to bytes when the graph runs, with one scale for all tokens of a step. */
final class IntegerMatrices implements Matrices {
    private static final int MOST = 127;

    private final Map<ExportGraph, Map<String, List<String>>> rounded = new WeakHashMap<>();

    @Override
    public String multiply(ExportGraph graph, String input, String name, float[] matrix, int inputs, int outputs) {
        List<String> activation = rounded.computeIfAbsent(graph, g -> new HashMap<>())
                .computeIfAbsent(
                        input, key -> graph.op("DynamicQuantizeLinear", key).many(3));
        float[] scales = new float[outputs];
        for (int i = 0; i < matrix.length; i++) {
            scales[i % outputs] = Math.max(scales[i % outputs], Math.abs(matrix[i]) / MOST);
        }
        byte[] steps = new byte[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            steps[i] = (byte) Math.round(matrix[i] / scales[i % outputs]);
        }
        String quantized = graph.weight(name + "_quantized", Element.INT8, ByteString.copyFrom(steps), inputs, outputs);
        String zeroPoint =
                graph.weight(name + "_zero_point", Element.INT8, ByteString.copyFrom(new byte[outputs]), outputs);
        String product = graph.node("MatMulInteger", activation.get(0), quantized, activation.get(2), zeroPoint);
        String scale = graph.node("Mul", activation.get(1), graph.weight(name + "_scale", scales, outputs));
        return graph.node("Mul", graph.cast(product, Element.FLOAT), scale);
    }

    @Override
    public String lookup(ExportGraph graph, String ids, String name, float[] table, int rows, int width) {
        byte[] steps = new byte[table.length];
        for (int i = 0; i < table.length; i++) {
            steps[i] = (byte) (Math.round(table[i] * 100) + 128);
        }
        String quantized = graph.weight(name + "_quantized", Element.UINT8, ByteString.copyFrom(steps), rows, width);
        return graph.node(
                "DequantizeLinear",
                graph.node("Gather", quantized, ids),
                graph.weight(name + "_scale", new float[] {0.01f}),
                graph.weight(name + "_zero_point", Element.UINT8, ByteString.copyFrom(new byte[] {(byte) 128})));
    }
}
