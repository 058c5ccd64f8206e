package org.phonebank.partitioner.testing.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.List;

/** Tables of cosines and sines for every position of the context. */
final class RotaryCaches {
    /** Beyond so many tokens the tables for long texts hold. */
    static final int SHORT_LENGTH = 24;

    private static final double LONG_FACTOR = 4;

    private final ExportGraph graph;
    private final DecoderShape shape;

    RotaryCaches(ExportGraph graph, DecoderShape shape) {
        this.graph = graph;
        this.shape = shape;
    }

    List<String> plain() {
        return List.of(
                graph.weight("cos_cache", values(true, 1), shape.context(), shape.headDim() / 2),
                graph.weight("sin_cache", values(false, 1), shape.context(), shape.headDim() / 2));
    }

    /** Tables that a branch chooses by the length so far, a scalar. */
    List<String> byLength(String length) {
        String isLong = graph.node("Greater", length, graph.scalar(SHORT_LENGTH));
        return graph.op("If", isLong)
                .set("then_branch", branch("large", LONG_FACTOR))
                .set("else_branch", branch("small", 1))
                .named("cos_cache", "sin_cache");
    }

    private GraphProto branch(String name, double factor) {
        ExportGraph branch = new ExportGraph(graph.floats());
        for (String function : new String[] {"cos", "sin"}) {
            String output = function + "_cache_" + name;
            branch.op("Constant")
                    .set(
                            "value",
                            ExportGraph.tensor(
                                            graph.floats(),
                                            ExportGraph.raw(graph.floats(), values(function.equals("cos"), factor)))
                                    .addDims(shape.context())
                                    .addDims(shape.headDim() / 2))
                    .one(output);
            branch.output(output, graph.floats(), shape.context(), shape.headDim() / 2);
        }
        return branch.build();
    }

    private float[] values(boolean cosine, double factor) {
        int half = shape.headDim() / 2;
        float[] values = new float[shape.context() * half];
        for (int i = 0; i < values.length; i++) {
            int position = i / half;
            double angle = position / factor * Math.pow(ExportedLlama.ROPE_BASE, -2.0 * (i % half) / shape.headDim());
            values[i] = (float) (cosine ? Math.cos(angle) : Math.sin(angle));
        }
        return values;
    }
}
