package org.phonebank.partitioner.testing.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.List;
import org.phonebank.partitioner.testing.export.ExportGraph.Element;

/**
 * A Llama in standard operators, as traced by Optimum: the cache is concatenated, heads are repeated, rotary tables come
 * from positions.
 */
final class StandardLlama {
    private final ExportedLlama llama;
    private final DecoderShape shape;
    private final ExportGraph graph;
    private final StandardOps ops;
    private final boolean positions;
    private final int window;

    private StandardLlama(ExportedLlama llama, boolean positions, int window) {
        this.llama = llama;
        this.shape = llama.shape;
        this.graph = llama.graph;
        this.ops = new StandardOps(graph);
        this.positions = positions;
        this.window = window;
    }

    /**
     * Builds the graph.
     *
     * @param positions whether positions are an input
     * @param window of every second layer, its own token included; 0 for none
     */
    static GraphProto build(
            DecoderShape shape, long seed, Element floats, Matrices matrices, boolean positions, int window) {
        ExportedLlama llama = new ExportedLlama(shape, seed, new ExportGraph(floats), matrices);
        return new StandardLlama(llama, positions, window).build();
    }

    private GraphProto build() {
        ExportInterface.declareInputs(graph, shape, true, positions);
        String embedded = llama.embedding(ExportInterface.IDS);
        String firstKey = ExportInterface.past(0, "key");
        String mask = ops.mask(ExportInterface.IDS, firstKey, ExportInterface.MASK, 0);
        String narrow = window == 0 ? mask : ops.mask(ExportInterface.IDS, firstKey, ExportInterface.MASK, window);
        String at = positions ? ExportInterface.POSITIONS : ops.countedPositions(ExportInterface.IDS, firstKey);
        List<String> rotation = ops.rotation(at, shape.headDim(), ExportedLlama.ROPE_BASE);
        String residual = embedded;
        for (int layer = 0; layer < shape.layers(); layer++) {
            String name = ExportedLlama.layerName(layer);
            String normed = norm(residual, name + "input_layernorm");
            String mixed = attention(layer, normed, rotation, layer % 2 == 0 ? mask : narrow);
            residual = graph.node("Add", residual, llama.attentionOut(layer, mixed));
            String between = norm(residual, name + "post_attention_layernorm");
            residual = graph.node("Add", residual, llama.feedForward(layer, between));
        }
        String logits = llama.head(norm(residual, "model.norm"));
        graph.op("Cast", logits).set("to", Element.FLOAT.onnx).one("logits");
        ExportInterface.declareOutputs(graph, shape, Element.FLOAT);
        return graph.build();
    }

    private String norm(String value, String name) {
        return ops.rmsNorm(value, llama.norm(name), ExportedLlama.EPSILON);
    }

    private String attention(int layer, String input, List<String> rotation, String mask) {
        int dim = shape.headDim();
        String query = ops.splitHeads(llama.query(layer, input), shape.heads(), dim);
        String key = ops.splitHeads(llama.key(layer, input), shape.kvHeads(), dim);
        String value = ops.splitHeads(llama.value(layer, input), shape.kvHeads(), dim);
        String keys = cached(layer, "key", ops.rotate(key, rotation, dim, dim));
        String values = cached(layer, "value", value);
        int times = shape.heads() / shape.kvHeads();
        String mixed = ops.attention(
                ops.rotate(query, rotation, dim, dim),
                ops.repeatHeads(keys, shape.kvHeads(), times),
                ops.repeatHeads(values, shape.kvHeads(), times),
                mask,
                dim);
        return ops.mergeHeads(mixed, shape.queryWidth());
    }

    private String cached(int layer, String part, String added) {
        return graph.op("Concat", ExportInterface.past(layer, part), added)
                .set("axis", -2)
                .one(ExportInterface.present(layer, part));
    }
}
