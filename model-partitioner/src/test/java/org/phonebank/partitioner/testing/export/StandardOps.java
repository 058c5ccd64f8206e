package org.phonebank.partitioner.testing.export;

import java.util.List;
import org.phonebank.partitioner.testing.export.ExportGraph.Element;

/** What traced programs are full of, in operators of the standard set. */
final class StandardOps {
    private static final float LOWEST = -65504;

    private final ExportGraph graph;

    StandardOps(ExportGraph graph) {
        this.graph = graph;
    }

    /** One dimension of a tensor as a vector of one. */
    String length(String value, int axis) {
        return graph.node("Unsqueeze", scalarLength(value, axis), graph.vector(0));
    }

    /** One dimension of a tensor as a scalar. */
    String scalarLength(String value, int axis) {
        return graph.node("Gather", graph.node("Shape", value), graph.scalar(axis));
    }

    /** Vectors end to end. */
    String join(String... vectors) {
        return graph.op("Concat", vectors).set("axis", 0).one();
    }

    /** Positions of the new tokens, [1, T], where a graph has no input for them: counted on from the cache. */
    String countedPositions(String ids, String pastKey) {
        String past = scalarLength(pastKey, 2);
        String total = graph.node("Add", past, scalarLength(ids, 1));
        return graph.node("Unsqueeze", graph.node("Range", past, total, graph.scalar(1)), graph.vector(0));
    }

    /**
     * What is added to attention scores, [1, 1, T, past + T]: nothing where a key may be seen, a very low number elsewhere.
     *
     * @param window how many keys a query sees, its own included; 0 for all
     */
    String mask(String ids, String pastKey, String attentionMask, int window) {
        String past = scalarLength(pastKey, 2);
        String total = graph.node("Add", past, scalarLength(ids, 1));
        String queries = graph.node("Unsqueeze", graph.node("Range", past, total, graph.scalar(1)), graph.vector(1));
        String keys =
                graph.node("Unsqueeze", graph.node("Range", graph.scalar(0), total, graph.scalar(1)), graph.vector(0));
        String seen = graph.node("LessOrEqual", keys, queries);
        if (window > 0) {
            String after = graph.node("Greater", keys, graph.node("Sub", queries, graph.scalar(window)));
            seen = graph.node("And", seen, after);
        }
        String given = graph.node("Unsqueeze", graph.cast(attentionMask, Element.BOOL), graph.vector(1, 2));
        return graph.node("Where", graph.node("And", seen, given), graph.scalar(0f), graph.scalar(LOWEST));
    }

    /** [1, T, heads × dim] as [1, heads, T, dim]. */
    String splitHeads(String value, int heads, int dim) {
        String shape = join(length(value, 0), length(value, 1), graph.vector(heads), graph.vector(dim));
        return graph.op("Transpose", graph.node("Reshape", value, shape))
                .set("perm", 0, 2, 1, 3)
                .one();
    }

    /** [1, heads, T, dim] as [1, T, heads × dim]. */
    String mergeHeads(String value, int width) {
        String tokensFirst =
                graph.op("Transpose", value).set("perm", 0, 2, 1, 3).one();
        String shape = join(length(tokensFirst, 0), length(tokensFirst, 1), graph.vector(width));
        return graph.node("Reshape", tokensFirst, shape);
    }

    /** Each head so many times in a row, [1, heads × times, S, dim]. */
    String repeatHeads(String value, int heads, int times) {
        if (times == 1) {
            return value;
        }
        String batch = length(value, 0);
        String tokens = length(value, 2);
        String dim = length(value, 3);
        String repeated = graph.node(
                "Expand",
                graph.node("Unsqueeze", value, graph.vector(2)),
                join(batch, graph.vector(heads), graph.vector(times), tokens, dim));
        return graph.node("Reshape", repeated, join(batch, graph.vector((long) heads * times), tokens, dim));
    }

    /** Scaled dot products of [1, heads, T, dim] with keys and values [1, heads, past + T, dim]. */
    String attention(String query, String key, String value, String mask, int headDim) {
        String turned = graph.op("Transpose", key).set("perm", 0, 1, 3, 2).one();
        String scores =
                graph.node("Div", graph.node("MatMul", query, turned), graph.scalar((float) Math.sqrt(headDim)));
        String shares = graph.op("Softmax", graph.node("Add", scores, mask))
                .set("axis", -1)
                .one();
        return graph.node("MatMul", shares, value);
    }

    /** Root-mean-square norm, computed in full precision as models that are traced in half precision do. */
    String rmsNorm(String value, String weight, float epsilon) {
        String wide = graph.cast(value, Element.FLOAT);
        String two = graph.constant(ExportGraph.tensor(Element.FLOAT, ExportGraph.raw(Element.FLOAT, 2)));
        String least = graph.constant(ExportGraph.tensor(Element.FLOAT, ExportGraph.raw(Element.FLOAT, epsilon)));
        String one = graph.constant(ExportGraph.tensor(Element.FLOAT, ExportGraph.raw(Element.FLOAT, 1)));
        String mean = graph.node("ReduceMean", graph.node("Pow", wide, two), graph.vector(-1));
        String root = graph.node("Sqrt", graph.node("Add", mean, least));
        String normalised = graph.node("Mul", wide, graph.node("Div", one, root));
        return graph.node("Mul", weight, graph.cast(normalised, graph.floats()));
    }

    /** Layer norm spelled out, as exports below operator set 17 have it. */
    String layerNorm(String value, String weight, String bias, float epsilon) {
        String centred = graph.node("Sub", value, graph.node("ReduceMean", value, graph.vector(-1)));
        String variance = graph.node("ReduceMean", graph.node("Pow", centred, graph.scalar(2f)), graph.vector(-1));
        String root = graph.node("Sqrt", graph.node("Add", variance, graph.scalar(epsilon)));
        return graph.node("Add", graph.node("Mul", graph.node("Div", centred, root), weight), bias);
    }

    String silu(String value) {
        return graph.node("Mul", value, graph.node("Sigmoid", value));
    }

    /** GELU by the error function. */
    String gelu(String value) {
        String error = graph.node("Erf", graph.node("Div", value, graph.scalar((float) Math.sqrt(2))));
        String doubled = graph.node("Mul", value, graph.node("Add", error, graph.scalar(1f)));
        return graph.node("Mul", doubled, graph.scalar(0.5f));
    }

    /** GELU by the hyperbolic tangent. */
    String tanhGelu(String value) {
        String cube = graph.node("Pow", value, graph.scalar(3f));
        String inner = graph.node("Add", value, graph.node("Mul", cube, graph.scalar(0.044715f)));
        String bent = graph.node("Tanh", graph.node("Mul", inner, graph.scalar((float) Math.sqrt(2 / Math.PI))));
        return graph.node(
                "Mul", graph.node("Mul", value, graph.scalar(0.5f)), graph.node("Add", bent, graph.scalar(1f)));
    }

    /** Cosines and sines, each [1, 1, T, dim], of positions [1, T]. */
    List<String> rotation(String positions, int dim, double base) {
        float[] frequencies = new float[dim / 2];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = (float) Math.pow(base, -2.0 * i / dim);
        }
        String inverse = graph.constant(ExportGraph.tensor(Element.FLOAT, ExportGraph.raw(Element.FLOAT, frequencies))
                .addDims(1)
                .addDims(dim / 2)
                .addDims(1));
        String spread = graph.node("Expand", inverse, join(length(positions, 0), graph.vector(1), graph.vector(1)));
        String row = graph.cast(graph.node("Unsqueeze", positions, graph.vector(1)), Element.FLOAT);
        String half = graph.op("Transpose", graph.node("MatMul", spread, row))
                .set("perm", 0, 2, 1)
                .one();
        String angles = graph.op("Concat", half, half).set("axis", -1).one();
        return List.of(table("Cos", angles), table("Sin", angles));
    }

    private String table(String function, String angles) {
        String narrow = graph.cast(graph.node(function, angles), graph.floats());
        return graph.node("Unsqueeze", narrow, graph.vector(1));
    }

    /** Heads [1, heads, T, dim] with their first {@code turned} values rotated. */
    String rotate(String heads, List<String> rotation, int turned, int dim) {
        String part = turned == dim ? heads : slice(heads, 0, turned);
        String swapped = graph.op(
                        "Concat", graph.node("Neg", slice(part, turned / 2, turned)), slice(part, 0, turned / 2))
                .set("axis", -1)
                .one();
        String rotated = graph.node(
                "Add", graph.node("Mul", part, rotation.get(0)), graph.node("Mul", swapped, rotation.get(1)));
        return turned == dim
                ? rotated
                : graph.op("Concat", rotated, slice(heads, turned, dim))
                        .set("axis", -1)
                        .one();
    }

    /** Part of the last axis. */
    String slice(String value, int start, int end) {
        return graph.node("Slice", value, graph.vector(start), graph.vector(end), graph.vector(-1), graph.vector(1));
    }
}
