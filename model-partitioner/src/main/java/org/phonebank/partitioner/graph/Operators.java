package org.phonebank.partitioner.graph;

import java.util.List;
import org.phonebank.partitioner.graph.OnnxGraph.ElementType;
import org.phonebank.partitioner.graph.OnnxGraph.Value;
import org.phonebank.partitioner.manifest.Activation;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.quantize.BlockLayout;

/**
 * The operators that shards are made of, with the attributes that this project gives them. Shards and the self-test
 * both use these, so that the self-test tries the very kernels a shard will run.
 */
public final class Operators {
    /** Quantized products are computed with activations of eight bits, the fastest way of the kernel. */
    private static final long FAST = 4;

    /** Quantized products are computed with activations in F32. */
    private static final long EXACT = 1;

    private Operators() {}

    /**
     * Grouped-query attention; inputs and outputs are the caller's.
     *
     * @param rotary whether it rotates queries and keys itself
     */
    public static OnnxGraph.NodeBuilder attention(OnnxGraph graph, String name, ModelShape shape, boolean rotary) {
        return graph.contrib("GroupQueryAttention", name)
                .attribute("num_heads", shape.attentionHeads())
                .attribute("kv_num_heads", shape.kvHeads())
                .attribute("do_rotary", rotary ? 1 : 0)
                .attribute("rotary_interleaved", 0);
    }

    /**
     * The product with a quantized matrix of [outputs, inputs].
     *
     * @param codes uint8 [outputs, blocks, bytes of a block]
     * @param scales float [outputs * blocks]
     * @param zeroPoints none, or uint8 [outputs, bytes of a row's zero points]
     */
    public static Value blockProduct(
            OnnxGraph graph,
            String name,
            Value input,
            Value codes,
            Value scales,
            List<Value> zeroPoints,
            BlockMatrix matrix) {
        return graph.contrib("MatMulNBits", name)
                .inputs(input, codes, scales)
                .inputs(zeroPoints.toArray(Value[]::new))
                .attribute("K", matrix.inputs())
                .attribute("N", matrix.outputs())
                .attribute("bits", matrix.layout().bits())
                .attribute("block_size", matrix.layout().blockSize())
                .attribute("accuracy_level", matrix.exact() ? EXACT : FAST)
                .build();
    }

    /**
     * A quantized matrix.
     *
     * @param exact whether activations are not rounded
     */
    public record BlockMatrix(long inputs, long outputs, BlockLayout layout, boolean exact) {
        public long blocks() {
            return layout.blocksPerRow(inputs);
        }
    }

    /** A half-precision value as F32. */
    public static Value widen(OnnxGraph graph, Value narrow, String name) {
        return graph.node("Cast", name)
                .inputs(narrow)
                .attribute("to", ElementType.FLOAT)
                .build();
    }

    /** Root mean square norm. */
    public static Value norm(OnnxGraph graph, String name, Value stream, Value weight, float epsilon) {
        return graph.node("SimplifiedLayerNormalization", name)
                .inputs(stream, weight)
                .attribute("axis", -1)
                .attribute("epsilon", epsilon)
                .attribute("stash_type", 1)
                .build();
    }

    /** The activation of an MLP. */
    static Value activate(OnnxGraph graph, String name, Value value, Activation activation) {
        return switch (activation) {
            case SILU -> silu(graph, name, value);
            case GELU -> graph.contrib("Gelu", name).inputs(value).build();
            case GELU_TANH -> graph.contrib("FastGelu", name).inputs(value).build();
            case RELU -> graph.node("Relu", name).inputs(value).build();
        };
    }

    /** x * sigmoid(x). */
    public static Value silu(OnnxGraph graph, String name, Value value) {
        Value sigmoid = graph.node("Sigmoid", name + ".sigmoid").inputs(value).build();
        return graph.node("Mul", name).inputs(value, sigmoid).build();
    }

    static Value times(OnnxGraph graph, Value value, float factor, String name) {
        Value constant = graph.constant(name + ".factor", new float[] {factor});
        return graph.node("Mul", name).inputs(value, constant).build();
    }

    /** cap * tanh(x / cap). */
    static Value softCap(OnnxGraph graph, Value value, float cap, String name) {
        Value bound = graph.constant(name + ".bound", new float[] {cap});
        Value divided =
                graph.node("Div", name + ".divided").inputs(value, bound).build();
        Value bent = graph.node("Tanh", name + ".tanh").inputs(divided).build();
        return graph.node("Mul", name).inputs(bent, bound).build();
    }

    /** Parts of the last axis, named {@code NAME.0}, {@code NAME.1} and so on. */
    static List<Value> split(OnnxGraph graph, Value value, String name, long... lengths) {
        Value sizes = graph.constant(name + ".lengths", lengths, (long) lengths.length);
        OnnxGraph.NodeBuilder node =
                graph.node("Split", name).inputs(value, sizes).attribute("axis", -1);
        for (int part = 0; part < lengths.length; part++) {
            node.output(name + "." + part);
        }
        return node.buildAll();
    }

    /** The only element of a list. */
    static Value scalar(OnnxGraph graph, Value list, String name) {
        Value axis = graph.constant(name + ".axis", new long[] {0}, 1L);
        return graph.node("Squeeze", name).inputs(list, axis).build();
    }
}
