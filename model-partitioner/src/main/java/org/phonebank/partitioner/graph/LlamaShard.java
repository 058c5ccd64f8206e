package org.phonebank.partitioner.graph;

import org.phonebank.partitioner.graph.OnnxGraph.Dimension;
import org.phonebank.partitioner.graph.OnnxGraph.ElementType;
import org.phonebank.partitioner.graph.OnnxGraph.Value;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.ModelShape;

/** One graph in the making: the layers of a range, with the embedding before the first and the head after the last. */
final class LlamaShard {
    private static final Dimension ONE = Dimension.of(1);
    private static final Dimension TOKENS = Dimension.named("tokens");

    private final ModelManifest manifest;
    private final ModelShape shape;
    private final LayerRange range;
    private final OnnxGraph graph;
    private final Weights weights;

    LlamaShard(ModelManifest manifest, LayerRange range) {
        this.manifest = manifest;
        this.shape = manifest.shape();
        this.range = range;
        this.graph = new OnnxGraph("shard-" + range.first() + "-" + range.end());
        this.weights = new Weights(graph, manifest);
    }

    byte[] build() {
        Value input = range.first() == 0
                ? graph.input("tokens", ElementType.INT64, ONE, TOKENS)
                : graph.input("hidden", ElementType.FLOAT, ONE, TOKENS, Dimension.of(shape.hiddenSize()));
        Value position = graph.input("position", ElementType.INT64, ONE);
        GroupQueryAttention attention = new GroupQueryAttention(
                graph,
                shape,
                SequenceLengths.of(graph, input, position),
                weights.plain("rope.cos"),
                weights.plain("rope.sin"));
        Residual residual = new Residual(range.first() == 0 ? weights.lookup("embedding", input, "embedded") : input);
        for (int layer = range.first(); layer < range.end(); layer++) {
            residual = layer(layer, residual, attention);
        }
        if (range.end() == shape.layers()) {
            head(residual);
        } else {
            Value hidden = residual.sum(graph, "hidden_out");
            graph.output(hidden, ElementType.FLOAT, ONE, TOKENS, Dimension.of(shape.hiddenSize()));
        }
        attention.declareOutputs();
        return graph.toBytes();
    }

    private Residual layer(int layer, Residual before, GroupQueryAttention attention) {
        String name = "layer." + layer + ".";
        Residual.Normalised first = normalise(before, name + "attention.norm");
        Value mixed = attention.apply(layer, weights.linear(name + "attention.qkv", first.value()));
        Residual between = first.residual().plus(weights.linear(name + "attention.out", mixed));

        Residual.Normalised second = normalise(between, name + "mlp.norm");
        Value gate = weights.linear(name + "mlp.gate", second.value());
        Value up = weights.linear(name + "mlp.up", second.value());
        Value gated = graph.node("Mul", name + "mlp.gated")
                .inputs(Operators.silu(graph, name + "mlp.silu", gate), up)
                .build();
        return second.residual().plus(weights.linear(name + "mlp.down", gated));
    }

    /** Only the last token needs logits, and the head is the largest matrix of all. */
    private void head(Residual residual) {
        Value last = graph.constant("last.index", new long[] {-1}, 1L);
        Residual.Normalised normalised = normalise(residual.ofToken(graph, last), "final.norm");
        Value logits = weights.linear("head", normalised.value());
        Value flat = graph.constant("logits.shape", new long[] {1, shape.vocabularySize()}, 2L);
        Value output = graph.node("Reshape", "logits").inputs(logits, flat).build();
        graph.output(output, ElementType.FLOAT, ONE, Dimension.of(shape.vocabularySize()));
    }

    private Residual.Normalised normalise(Residual residual, String name) {
        Value weight = weights.plain(name);
        return residual.normalise(
                graph, name + ".out", weight, manifest.decoder().normEpsilon());
    }
}
