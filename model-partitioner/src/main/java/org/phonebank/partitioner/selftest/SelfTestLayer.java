package org.phonebank.partitioner.selftest;

import org.phonebank.partitioner.graph.OnnxGraph;
import org.phonebank.partitioner.graph.OnnxGraph.Dimension;
import org.phonebank.partitioner.graph.OnnxGraph.ElementType;
import org.phonebank.partitioner.graph.OnnxGraph.Value;
import org.phonebank.partitioner.graph.Operators;
import org.phonebank.partitioner.manifest.Encoding;

/** The transformer layer of the self-test, twice: as a graph with its weights inside, and worked out in plain Java. */
public final class SelfTestLayer {
    private final SelfTestWeights weights = SelfTestWeights.make();
    private final StoredMatrix packed;
    private final StoredMatrix out;
    private final StoredMatrix gate;
    private final StoredMatrix up;
    private final StoredMatrix down;

    public SelfTestLayer(Encoding encoding) {
        packed = new StoredMatrix("qkv", encoding, weights.packed(), SelfTestShape.PACKED);
        out = new StoredMatrix("attention.out", encoding, weights.out(), SelfTestShape.HIDDEN);
        gate = new StoredMatrix("gate", encoding, weights.gate(), SelfTestShape.INNER);
        up = new StoredMatrix("up", encoding, weights.up(), SelfTestShape.INNER);
        down = new StoredMatrix("down", encoding, weights.down(), SelfTestShape.HIDDEN);
    }

    /** Shape of input and output. */
    public long[] shape() {
        return new long[] {1, SelfTestShape.TOKENS, SelfTestShape.HIDDEN};
    }

    public float[] input() {
        return weights.input().clone();
    }

    /** The output, from the numbers that the encoding stands for, without rounding activations. */
    public float[] expected() {
        float[] stream = weights.input();
        float[] mixed = PlainTransformer.multiply(
                PlainTransformer.norm(stream, weights.attentionNorm()), packed.rounded(), SelfTestShape.PACKED);
        PlainTransformer.rotate(mixed, weights);
        float[] attended = PlainTransformer.attend(mixed);
        float[] between =
                PlainTransformer.add(stream, PlainTransformer.multiply(attended, out.rounded(), SelfTestShape.HIDDEN));
        float[] normed = PlainTransformer.norm(between, weights.mlpNorm());
        float[] gated = PlainTransformer.gated(
                PlainTransformer.multiply(normed, gate.rounded(), SelfTestShape.INNER),
                PlainTransformer.multiply(normed, up.rounded(), SelfTestShape.INNER));
        return PlainTransformer.add(between, PlainTransformer.multiply(gated, down.rounded(), SelfTestShape.HIDDEN));
    }

    /** The graph, input {@code input} and output {@code output}. */
    public byte[] onnx() {
        OnnxGraph graph = new OnnxGraph("self-test");
        Dimension[] shape = {Dimension.of(1), Dimension.of(SelfTestShape.TOKENS), Dimension.of(SelfTestShape.HIDDEN)};
        Value stream = graph.input("input", ElementType.FLOAT, shape);
        Value normed = norm(graph, "attention.norm", stream, weights.attentionNorm());
        Value attended = attention(graph, packed.multiply(graph, normed));
        Value between = graph.node("Add", "between")
                .inputs(stream, out.multiply(graph, attended))
                .build();
        Value second = norm(graph, "mlp.norm", between, weights.mlpNorm());
        Value open = Operators.silu(graph, "silu", gate.multiply(graph, second));
        Value gated = graph.node("Mul", "gated")
                .inputs(open, up.multiply(graph, second))
                .build();
        Value output = graph.node("Add", "output")
                .inputs(between, down.multiply(graph, gated))
                .build();
        graph.output(output, ElementType.FLOAT, shape);
        return graph.toBytes();
    }

    private static Value norm(OnnxGraph graph, String name, Value stream, float[] weight) {
        Value value = graph.constant(name + ".weight", weight, (long) weight.length);
        return Operators.norm(graph, name, stream, value, SelfTestShape.EPSILON);
    }

    private Value attention(OnnxGraph graph, Value packedValues) {
        long tokens = SelfTestShape.TOKENS;
        long pairs = SelfTestShape.HEAD_DIM / 2;
        return Operators.attention(graph, "attention", SelfTestShape.MODEL, true)
                .inputs(packedValues)
                .noInputs(4)
                .inputs(
                        graph.constant("last.index", new int[] {(int) tokens - 1}, 1L),
                        graph.constant("total", new int[] {(int) tokens}),
                        graph.constant("cos", weights.cosine(), tokens, pairs),
                        graph.constant("sin", weights.sine(), tokens, pairs))
                .output("attention")
                .output("present.key")
                .output("present.value")
                .buildAll()
                .get(0);
    }
}
