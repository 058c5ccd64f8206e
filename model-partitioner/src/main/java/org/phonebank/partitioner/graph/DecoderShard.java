package org.phonebank.partitioner.graph;

import org.phonebank.partitioner.graph.OnnxGraph.Dimension;
import org.phonebank.partitioner.graph.OnnxGraph.ElementType;
import org.phonebank.partitioner.graph.OnnxGraph.Value;
import org.phonebank.partitioner.manifest.DecoderSettings;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.ModelShape;

/** One graph in the making: the layers of a range, with the embedding before the first and the head after the last. */
final class DecoderShard {
    private static final Dimension ONE = Dimension.of(1);
    private static final Dimension TOKENS = Dimension.named("tokens");

    private final ModelShape shape;
    private final DecoderSettings settings;
    private final LayerRange range;
    private final OnnxGraph graph;
    private final Weights weights;

    DecoderShard(ModelManifest manifest, LayerRange range) {
        this.shape = manifest.shape();
        this.settings = manifest.decoder();
        this.range = range;
        this.graph = new OnnxGraph("shard-" + range.first() + "-" + range.end());
        this.weights = new Weights(graph, manifest);
    }

    byte[] build() {
        Value input = range.first() == 0
                ? graph.input("tokens", ElementType.INT64, ONE, TOKENS)
                : graph.input("hidden", ElementType.FLOAT, ONE, TOKENS, Dimension.of(shape.hiddenSize()));
        Value position = graph.input("position", ElementType.INT64, ONE);
        SequenceLengths lengths = SequenceLengths.of(graph, input, position);
        AttentionBlock attention = new AttentionBlock(graph, shape, settings, weights, lengths);
        MlpBlock mlp = new MlpBlock(graph, settings.activation(), weights);
        Residual residual = new Residual(range.first() == 0 ? embed(input) : input);
        for (int layer = range.first(); layer < range.end(); layer++) {
            int current = layer;
            residual = block(residual, AttentionBlock.name(layer), value -> attention.apply(current, value));
            residual = block(residual, MlpBlock.name(layer), value -> mlp.apply(current, value));
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

    private Value embed(Value tokens) {
        if (settings.embeddingScale() == 1) {
            return weights.lookup("embedding", tokens, "embedded");
        }
        Value rows = weights.lookup("embedding", tokens, "embedding.rows");
        return Operators.times(graph, rows, settings.embeddingScale(), "embedded");
    }

    /** What an attention or an MLP computes of its input. */
    private interface Block {
        Value apply(Value input);
    }

    private Residual block(Residual before, String name, Block block) {
        Residual.Normalised input = settings.norms().normalisesInput()
                ? normalise(before, name + ".norm")
                : before.settled(graph, name + ".in");
        Value output = block.apply(input.value());
        if (settings.norms().normalisesOutput()) {
            String norm = name + ".post_norm";
            output = Operators.norm(graph, norm + ".out", output, weights.plain(norm), settings.normEpsilon());
        }
        return input.residual().plus(output);
    }

    /** Only the last token needs logits, and the head is the largest matrix of all. */
    private void head(Residual residual) {
        Value last = graph.constant("last.index", new long[] {-1}, 1L);
        Residual.Normalised normalised = normalise(residual.ofToken(graph, last), "final.norm");
        Value logits = weights.linear("head", normalised.value());
        if (settings.logitSoftCap() != 0) {
            logits = Operators.softCap(graph, logits, settings.logitSoftCap(), "logits.capped");
        }
        Value flat = graph.constant("logits.shape", new long[] {1, shape.vocabularySize()}, 2L);
        Value output = graph.node("Reshape", "logits").inputs(logits, flat).build();
        graph.output(output, ElementType.FLOAT, ONE, Dimension.of(shape.vocabularySize()));
    }

    private Residual.Normalised normalise(Residual residual, String name) {
        return residual.normalise(graph, name + ".out", weights.plain(name), settings.normEpsilon());
    }
}
