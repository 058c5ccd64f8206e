package org.phonebank.partitioner.testing.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.List;
import org.phonebank.partitioner.testing.export.ExportGraph.Element;

/** A Llama in ONNX Runtime's own operators, as the model builder of onnxruntime-genai and transformers.js give it. */
final class ContribLlama {
    /** What computes attention. */
    enum Attention {
        /** GroupQueryAttention that rotates, its three inputs packed in one. */
        GROUPED_PACKED,
        /** GroupQueryAttention that rotates, after a norm of every head of queries and keys. */
        GROUPED_NORMED,
        /** GroupQueryAttention after RotaryEmbedding. */
        GROUPED_ROTATED,
        /** MultiHeadAttention that takes the past, after RotaryEmbedding. */
        MULTI_HEAD,
        /** MultiHeadAttention over keys and values that were concatenated and repeated before. */
        MULTI_HEAD_REPEATED;

        boolean grouped() {
            return this != MULTI_HEAD && this != MULTI_HEAD_REPEATED;
        }

        boolean rotatesItself() {
            return this == GROUPED_PACKED || this == GROUPED_NORMED;
        }
    }

    private final ExportedLlama llama;
    private final DecoderShape shape;
    private final ExportGraph graph;
    private final StandardOps ops;
    private final Attention attention;
    private final int window;

    private ContribLlama(ExportedLlama llama, Attention attention, int window) {
        this.llama = llama;
        this.shape = llama.shape;
        this.graph = llama.graph;
        this.ops = new StandardOps(graph);
        this.attention = attention;
        this.window = window;
    }

    /** What may differ beside the attention. */
    record Variant(Attention attention, boolean positions, boolean longRope, int window, Element logits) {
        static Variant of(Attention attention) {
            return new Variant(attention, !attention.rotatesItself(), false, 0, Element.FLOAT);
        }

        Variant withPositions() {
            return new Variant(attention, true, longRope, window, logits);
        }

        /** Rotary tables are chosen by the length so far. */
        Variant withLongRope() {
            return new Variant(attention, positions, true, window, logits);
        }

        Variant withWindow(int tokens) {
            return new Variant(attention, positions, longRope, tokens, logits);
        }

        Variant withHalfLogits() {
            return new Variant(attention, positions, longRope, window, Element.HALF);
        }
    }

    static GraphProto build(DecoderShape shape, long seed, Element floats, Matrices matrices, Variant variant) {
        ExportedLlama llama = new ExportedLlama(shape, seed, new ExportGraph(floats), matrices);
        return new ContribLlama(llama, variant.attention, variant.window).build(variant);
    }

    private GraphProto build(Variant variant) {
        ExportInterface.declareInputs(graph, shape, true, variant.positions);
        RotaryCaches caches = new RotaryCaches(graph, shape);
        Mixer mixer = attention.grouped() ? grouped(variant, caches) : multiHead(caches.plain());
        String skip = llama.embedding(ExportInterface.IDS);
        String normed = graph.op("SimplifiedLayerNormalization", skip, llama.norm("model.layers.0.input_layernorm"))
                .set("epsilon", ExportedLlama.EPSILON)
                .set("axis", -1)
                .set("stash_type", 1)
                .one();
        for (int layer = 0; layer < shape.layers(); layer++) {
            String mixed = llama.attentionOut(layer, mixer.mix(layer, normed));
            List<String> between =
                    skipNorm(skip, mixed, ExportedLlama.layerName(layer) + "post_attention_layernorm", false);
            boolean last = layer + 1 == shape.layers();
            String next = last ? "model.norm" : ExportedLlama.layerName(layer + 1) + "input_layernorm";
            List<String> after = skipNorm(between.get(3), llama.feedForward(layer, between.get(0)), next, last);
            normed = after.get(0);
            skip = after.get(3);
        }
        String logits = llama.head(normed);
        graph.op("Cast", logits).set("to", variant.logits.onnx).one("logits");
        ExportInterface.declareOutputs(graph, shape, variant.logits);
        return graph.build();
    }

    private List<String> skipNorm(String skip, String added, String norm, boolean last) {
        ExportGraph.Node node = graph.op("SkipSimplifiedLayerNormalization", skip, added, llama.norm(norm))
                .set("epsilon", ExportedLlama.EPSILON);
        String name = "/" + norm.replace('.', '/');
        return node.named(name + "/output_0", "", "", last ? "" : name + "/output_3");
    }

    private interface Mixer {
        String mix(int layer, String input);
    }

    private Mixer grouped(Variant variant, RotaryCaches caches) {
        String sum = graph.node("ReduceSum", ExportInterface.MASK, graph.vector(1));
        String last = graph.cast(graph.node("Sub", sum, graph.vector(1)), Element.INT32);
        String length = ops.scalarLength(ExportInterface.MASK, 1);
        String total = graph.cast(length, Element.INT32);
        List<String> tables = variant.longRope ? caches.byLength(length) : caches.plain();
        return (layer, input) -> {
            boolean packed = attention == Attention.GROUPED_PACKED;
            String query =
                    packed ? llama.packed(layer, input) : prepared(layer, "q", llama.query(layer, input), tables);
            ExportGraph.Node node = graph.op(
                            "GroupQueryAttention",
                            query,
                            packed ? "" : prepared(layer, "k", llama.key(layer, input), tables),
                            packed ? "" : llama.value(layer, input),
                            ExportInterface.past(layer, "key"),
                            ExportInterface.past(layer, "value"),
                            last,
                            total,
                            attention.rotatesItself() ? tables.get(0) : "",
                            attention.rotatesItself() ? tables.get(1) : "")
                    .set("num_heads", shape.heads())
                    .set("kv_num_heads", shape.kvHeads())
                    .set("scale", (float) (1 / Math.sqrt(shape.headDim())))
                    .set("do_rotary", attention.rotatesItself() ? 1 : 0)
                    .set("local_window_size", window == 0 ? -1 : window);
            return node.named(
                            "/model/layers." + layer + "/attn/output_0",
                            ExportInterface.present(layer, "key"),
                            ExportInterface.present(layer, "value"))
                    .get(0);
        };
    }

    /** Queries or keys as the attention of this kind takes them. */
    private String prepared(int layer, String part, String value, List<String> tables) {
        if (attention == Attention.GROUPED_ROTATED) {
            return rotated(value, tables);
        }
        int heads = part.equals("q") ? shape.heads() : shape.kvHeads();
        String name = ExportedLlama.layerName(layer) + "self_attn." + part + "_norm";
        String byHead = graph.node("Reshape", value, graph.vector(0, -1, heads, shape.headDim()));
        String weight = graph.weight(name + ".weight", llama.weights.norm(name, shape.headDim()), shape.headDim());
        String normed = graph.op("SimplifiedLayerNormalization", byHead, weight)
                .set("epsilon", ExportedLlama.EPSILON)
                .set("axis", -1)
                .set("stash_type", 1)
                .one();
        return graph.node("Reshape", normed, graph.vector(0, -1, (long) heads * shape.headDim()));
    }

    private String rotated(String value, List<String> tables) {
        return graph.op("RotaryEmbedding", value, ExportInterface.POSITIONS, tables.get(0), tables.get(1))
                .set("interleaved", 0)
                .one();
    }

    private Mixer multiHead(List<String> tables) {
        String mask = ops.mask(ExportInterface.IDS, ExportInterface.past(0, "key"), ExportInterface.MASK, window);
        String everyHead = graph.node(
                "Expand",
                mask,
                ops.join(ops.length(mask, 0), graph.vector(shape.heads()), ops.length(mask, 2), ops.length(mask, 3)));
        return (layer, input) -> {
            String query = rotated(llama.query(layer, input), tables);
            String key = rotated(llama.key(layer, input), tables);
            String value = llama.value(layer, input);
            return attention == Attention.MULTI_HEAD
                    ? overPast(layer, query, key, value, everyHead)
                    : overRepeated(layer, query, key, value, everyHead);
        };
    }

    private String overPast(int layer, String query, String key, String value, String mask) {
        String pastKey = ExportInterface.past(layer, "key");
        String pastValue = ExportInterface.past(layer, "value");
        return graph.op("MultiHeadAttention", query, key, value, "", "", mask, pastKey, pastValue)
                .set("num_heads", shape.heads())
                .set("scale", (float) (1 / Math.sqrt(shape.headDim())))
                .named(
                        "/model/layers." + layer + "/attn/output_0",
                        ExportInterface.present(layer, "key"),
                        ExportInterface.present(layer, "value"))
                .get(0);
    }

    private String overRepeated(int layer, String query, String key, String value, String mask) {
        return graph.op(
                        "MultiHeadAttention",
                        query,
                        repeated(layer, "key", key),
                        repeated(layer, "value", value),
                        "",
                        "",
                        mask)
                .set("num_heads", shape.heads())
                .set("scale", (float) (1 / Math.sqrt(shape.headDim())))
                .one();
    }

    private String repeated(int layer, String part, String value) {
        String all = graph.op(
                        "Concat",
                        ExportInterface.past(layer, part),
                        ops.splitHeads(value, shape.kvHeads(), shape.headDim()))
                .set("axis", 2)
                .one(ExportInterface.present(layer, part));
        String heads = ops.repeatHeads(all, shape.kvHeads(), shape.heads() / shape.kvHeads());
        return ops.mergeHeads(heads, shape.queryWidth());
    }
}
