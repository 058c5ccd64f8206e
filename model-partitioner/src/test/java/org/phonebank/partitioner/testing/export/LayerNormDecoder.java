package org.phonebank.partitioner.testing.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.ArrayList;
import java.util.List;
import org.phonebank.partitioner.testing.export.ExportGraph.Element;

/** Decoders with layer norms, in standard operators. */
final class LayerNormDecoder {
    private static final float EPSILON = 1e-5f;
    private static final int OFFSET = 2;

    /** Which architecture. */
    enum Style {
        /** Learned positions from an input, one matrix for queries, keys and values, tied head. */
        GPT2,
        /** Learned positions counted in the attention mask, ReLU, norms as single operators. */
        OPT,
        /** Attention and feed-forward side by side, each with its own norm; part of each head rotated; packed by head. */
        NEOX,
        /** Attention and feed-forward side by side behind one norm; biases everywhere, the head included. */
        PHI
    }

    private final Style style;
    private final DecoderShape shape;
    private final RandomWeights weights;
    private final ExportGraph graph;
    private final StandardOps ops;
    private final Matrices matrices;
    private final String firstKey = ExportInterface.past(0, "key");

    private LayerNormDecoder(Style style, DecoderShape shape, long seed) {
        this.style = style;
        this.shape = shape;
        this.weights = new RandomWeights(seed);
        this.graph = new ExportGraph(Element.FLOAT);
        this.ops = new StandardOps(graph);
        this.matrices = style == Style.GPT2 ? Matrices.flattened() : Matrices.dense();
    }

    /** Positions are an input only of GPT-2's. */
    static GraphProto build(Style style, DecoderShape shape, long seed) {
        return new LayerNormDecoder(style, shape, seed).build();
    }

    private GraphProto build() {
        ExportInterface.declareInputs(graph, shape, true, style == Style.GPT2);
        String table = graph.weight(
                "wte.weight",
                weights.table("embedding", shape.vocabulary(), shape.hidden()),
                shape.vocabulary(),
                shape.hidden());
        String embedded = graph.node("Gather", table, ExportInterface.IDS);
        String residual = isRotary() ? embedded : graph.node("Add", embedded, learnedPositions());
        String mask = ops.mask(ExportInterface.IDS, firstKey, ExportInterface.MASK, 0);
        List<String> rotation = isRotary()
                ? ops.rotation(ops.countedPositions(ExportInterface.IDS, firstKey), turned(), ExportedLlama.ROPE_BASE)
                : List.of();
        for (int layer = 0; layer < shape.layers(); layer++) {
            residual = layer(layer, residual, mask, rotation);
        }
        head(norm(residual, "ln_f"), table);
        ExportInterface.declareOutputs(graph, shape, Element.FLOAT);
        return graph.build();
    }

    private boolean isRotary() {
        return style == Style.NEOX || style == Style.PHI;
    }

    private int turned() {
        return shape.headDim() / 2;
    }

    private String learnedPositions() {
        String name = "wpe.weight";
        int rows = shape.context() + OFFSET;
        String table = graph.weight(name, weights.table(name, rows, shape.hidden()), rows, shape.hidden());
        if (style == Style.GPT2) {
            return graph.node("Gather", table, ExportInterface.POSITIONS);
        }
        String counted =
                graph.op("CumSum", ExportInterface.MASK, graph.scalar(1)).one();
        String positions = graph.node("Sub", graph.node("Mul", counted, ExportInterface.MASK), graph.scalar(1));
        String added = graph.node(
                "Slice",
                positions,
                ops.length(firstKey, 2),
                graph.vector(Long.MAX_VALUE),
                graph.vector(1),
                graph.vector(1));
        return graph.node("Gather", table, graph.node("Add", added, graph.scalar(OFFSET)));
    }

    private String layer(int layer, String input, String mask, List<String> rotation) {
        String name = "h." + layer + ".";
        String normed = norm(input, name + "ln_1");
        String mixed = linear(
                attention(layer, normed, mask, rotation), name + "attn.c_proj", shape.queryWidth(), shape.hidden());
        if (isRotary()) {
            String beside = style == Style.PHI ? normed : norm(input, name + "ln_2");
            return graph.node("Add", graph.node("Add", feedForward(name, beside), mixed), input);
        }
        String between = graph.node("Add", mixed, input);
        return graph.node("Add", between, feedForward(name, norm(between, name + "ln_2")));
    }

    private String feedForward(String name, String input) {
        String inner = linear(input, name + "mlp.c_fc", shape.hidden(), shape.inner());
        String bent =
                switch (style) {
                    case GPT2, PHI -> ops.tanhGelu(inner);
                    case NEOX -> ops.gelu(inner);
                    case OPT -> graph.node("Relu", inner);
                };
        return linear(bent, name + "mlp.c_proj", shape.inner(), shape.hidden());
    }

    private String attention(int layer, String input, String mask, List<String> rotation) {
        List<String> heads = projections("h." + layer + ".attn.", input);
        String query = heads.get(0);
        String key = heads.get(1);
        if (isRotary()) {
            query = ops.rotate(query, rotation, turned(), shape.headDim());
            key = ops.rotate(key, rotation, turned(), shape.headDim());
        }
        String keys = cached(layer, "key", key);
        String values = cached(layer, "value", heads.get(2));
        return ops.mergeHeads(ops.attention(query, keys, values, mask, shape.headDim()), shape.queryWidth());
    }

    /** Queries, keys and values, each [1, heads, T, dim]. */
    private List<String> projections(String name, String input) {
        int width = shape.queryWidth();
        List<String> heads = new ArrayList<>();
        switch (style) {
            case GPT2 -> {
                String packed = linear(input, name + "c_attn", shape.hidden(), 3 * width);
                graph.op("Split", packed, graph.vector(width, width, width))
                        .set("axis", 2)
                        .many(3)
                        .forEach(part -> heads.add(ops.splitHeads(part, shape.heads(), shape.headDim())));
            }
            case NEOX -> {
                String packed = linear(input, name + "query_key_value", shape.hidden(), 3 * width);
                String byHead = ops.splitHeads(packed, shape.heads(), 3 * shape.headDim());
                for (int part = 0; part < 3; part++) {
                    heads.add(ops.slice(byHead, part * shape.headDim(), (part + 1) * shape.headDim()));
                }
            }
            case OPT, PHI -> {
                for (String part : new String[] {"q_proj", "k_proj", "v_proj"}) {
                    String projected = linear(input, name + part, shape.hidden(), width);
                    heads.add(ops.splitHeads(projected, shape.heads(), shape.headDim()));
                }
            }
        }
        return heads;
    }

    private String cached(int layer, String part, String added) {
        return graph.op("Concat", ExportInterface.past(layer, part), added)
                .set("axis", 2)
                .one(ExportInterface.present(layer, part));
    }

    private void head(String normed, String table) {
        if (style == Style.GPT2) {
            String turned = graph.op("Transpose", table).set("perm", 1, 0).one();
            graph.op("MatMul", normed, turned).one("logits");
        } else {
            float[] matrix = weights.matrix("head", shape.hidden(), shape.vocabulary());
            String product = Matrices.dense()
                    .multiply(graph, normed, "lm_head.weight", matrix, shape.hidden(), shape.vocabulary());
            graph.op("Add", product, bias("lm_head", shape.vocabulary())).one("logits");
        }
    }

    private String linear(String input, String name, int inputs, int outputs) {
        float[] matrix = weights.matrix(name, inputs, outputs);
        if (name.endsWith("c_proj")) {
            // Otherwise tokens repeat themselves, and a cache that is lost changes little.
            for (int i = 0; i < matrix.length; i++) {
                matrix[i] *= 2;
            }
        }
        String product = matrices.multiply(graph, input, name + ".weight", matrix, inputs, outputs);
        return graph.node("Add", product, bias(name, outputs));
    }

    private String bias(String name, int size) {
        return graph.weight(name + ".bias", weights.bias(name + ".bias", size), size);
    }

    private String norm(String value, String name) {
        String weight = graph.weight(name + ".weight", weights.norm(name, shape.hidden()), shape.hidden());
        String bias = bias(name, shape.hidden());
        if (style == Style.OPT) {
            return graph.op("LayerNormalization", value, weight, bias)
                    .set("axis", -1)
                    .set("epsilon", EPSILON)
                    .one();
        }
        return ops.layerNorm(value, weight, bias, EPSILON);
    }
}
