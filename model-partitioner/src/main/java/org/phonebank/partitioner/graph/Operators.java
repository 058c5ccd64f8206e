package org.phonebank.partitioner.graph;

import java.util.List;
import org.phonebank.partitioner.graph.OnnxGraph.ElementType;
import org.phonebank.partitioner.graph.OnnxGraph.Value;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.quantize.BlockLayout;

/**
 * The operators that shards are made of, with the attributes that this project gives them. Shards and the self-test
 * both use these, so that the self-test tries the very kernels a shard will run.
 */
public final class Operators {
    /** Quantized products are computed with activations of eight bits, the fastest way of the kernel. */
    private static final long ACCURACY_LEVEL = 4;

    private Operators() {}

    /** Grouped-query attention with rotary embedding; inputs and outputs are the caller's. */
    public static OnnxGraph.NodeBuilder attention(OnnxGraph graph, String name, ModelShape shape) {
        return graph.contrib("GroupQueryAttention", name)
                .attribute("num_heads", shape.attentionHeads())
                .attribute("kv_num_heads", shape.kvHeads())
                .attribute("do_rotary", 1)
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
                .attribute("accuracy_level", ACCURACY_LEVEL)
                .build();
    }

    /** The layout of a quantized matrix. */
    public record BlockMatrix(long inputs, long outputs, BlockLayout layout) {
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

    /** x * sigmoid(x). */
    public static Value silu(OnnxGraph graph, String name, Value value) {
        Value sigmoid = graph.node("Sigmoid", name + ".sigmoid").inputs(value).build();
        return graph.node("Mul", name).inputs(value, sigmoid).build();
    }
}
