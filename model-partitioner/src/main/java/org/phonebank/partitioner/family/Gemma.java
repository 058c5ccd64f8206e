package org.phonebank.partitioner.family;

import java.util.List;
import org.phonebank.partitioner.config.ModuleLayout;
import org.phonebank.partitioner.config.ModuleLayout.Biases;
import org.phonebank.partitioner.config.TensorNames;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.manifest.ModelShape;

/** What Gemma 2 and 3 have in common. */
final class Gemma {
    private static final double DEFAULT_SCALAR = 256;

    private Gemma() {}

    static float attentionScale(JsonDocument config) throws ModelPackageException {
        double scalar = config.number("query_pre_attn_scalar", DEFAULT_SCALAR);
        float scale = (float) (1 / Math.sqrt(scalar));
        if (scale == 0 || Float.isInfinite(scale)) {
            throw DecoderFamily.unsupported(config, "scores divided by the square root of " + scalar);
        }
        return scale;
    }

    /** Refuses what Gemma's embedding models do. */
    static void requireOneDirection(JsonDocument config) throws ModelPackageException {
        if (config.flag("use_bidirectional_attention", false)) {
            throw DecoderFamily.unsupported(config, "attention in both directions");
        }
    }

    static String activationName(JsonDocument config) throws ModelPackageException {
        return config.text("hidden_activation").orElse("gelu_pytorch_tanh");
    }

    static float embeddingScale(ModelShape shape) {
        return (float) Math.sqrt(shape.hiddenSize());
    }

    /** Norm weights are stored as their distance from 1. */
    static ModuleLayout modules(List<TensorNames> names, boolean tiedHead, Biases biases) {
        return new ModuleLayout(names, tiedHead, biases, false, 1);
    }
}
