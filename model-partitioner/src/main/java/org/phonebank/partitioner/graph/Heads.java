package org.phonebank.partitioner.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.graph.OnnxGraph.Value;
import org.phonebank.partitioner.manifest.DecoderSettings;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.manifest.QueryKeyNorm;

/** What happens to the heads of queries, keys and values before and after the attention operator. */
final class Heads {
    private final OnnxGraph graph;
    private final ModelShape shape;
    private final DecoderSettings settings;
    private final Weights weights;
    private final int headDim;

    Heads(OnnxGraph graph, ModelShape shape, DecoderSettings settings, Weights weights) {
        this.graph = graph;
        this.shape = shape;
        this.settings = settings;
        this.weights = weights;
        this.headDim = settings.attention().headDim();
    }

    /** Whether the operator can take the packed projection as it is, rotation left aside. */
    boolean needNoWork() {
        return settings.attention().queryKeyNorm() == QueryKeyNorm.NONE && headDim == shape.headDim();
    }

    /**
     * Takes the packed projection apart, normalises, rotates and widens.
     *
     * @param rotation null if nothing is rotated here
     * @return queries, keys and values
     */
    Value[] prepare(String layer, Value packed, @Nullable Rotation rotation) {
        int queryHeads = shape.attentionHeads();
        int kvHeads = shape.kvHeads();
        long shared = (long) kvHeads * headDim;
        List<Value> parts =
                Operators.split(graph, packed, layer + ".part", (long) queryHeads * headDim, shared, shared);
        Value query =
                rotated(normalised(parts.get(0), queryHeads, layer + ".query"), queryHeads, layer + ".query", rotation);
        Value key = rotated(normalised(parts.get(1), kvHeads, layer + ".key"), kvHeads, layer + ".key", rotation);
        return new Value[] {
            widened(query, queryHeads, layer + ".query"),
            widened(key, kvHeads, layer + ".key"),
            widened(parts.get(2), kvHeads, layer + ".value")
        };
    }

    /** Takes the zeros out of the operator's result that {@link #prepare} put in. */
    Value narrow(String layer, Value mixed) {
        int unused = shape.headDim() - headDim;
        if (unused == 0) {
            return mixed;
        }
        String name = layer + ".mix";
        Value apart = apart(mixed, shape.attentionHeads(), shape.headDim(), name + ".apart");
        List<Value> parts = Operators.split(graph, apart, name + ".used", headDim, unused);
        return together(parts.get(0), name + ".narrow");
    }

    private Value normalised(Value value, int heads, String name) {
        float epsilon = settings.normEpsilon();
        return switch (settings.attention().queryKeyNorm()) {
            case NONE -> value;
            case ALL_HEADS -> Operators.norm(graph, name + ".normed", value, weights.plain(name + "_norm"), epsilon);
            case PER_HEAD -> {
                Value apart = apart(value, heads, headDim, name + ".apart");
                Value normed =
                        Operators.norm(graph, name + ".apart.normed", apart, weights.plain(name + "_norm"), epsilon);
                yield together(normed, name + ".normed");
            }
        };
    }

    private static Value rotated(Value value, int heads, String name, @Nullable Rotation rotation) {
        return rotation == null ? value : rotation.apply(value, heads, name + ".rotated");
    }

    private Value widened(Value value, int heads, String name) {
        int missing = shape.headDim() - headDim;
        if (missing == 0) {
            return value;
        }
        Value apart = apart(value, heads, headDim, name + ".narrow");
        Value pads = graph.constant(name + ".pads", new long[] {0, 0, 0, 0, 0, 0, 0, missing}, 8L);
        Value padded = graph.node("Pad", name + ".padded").inputs(apart, pads).build();
        return together(padded, name + ".wide");
    }

    private Value apart(Value value, int heads, int width, String name) {
        Value shapeOfHeads = graph.constant(name + ".shape", new long[] {0, 0, heads, width}, 4L);
        return graph.node("Reshape", name).inputs(value, shapeOfHeads).build();
    }

    private Value together(Value value, String name) {
        Value flat = graph.constant(name + ".shape", new long[] {0, 0, -1}, 3L);
        return graph.node("Reshape", name).inputs(value, flat).build();
    }
}
