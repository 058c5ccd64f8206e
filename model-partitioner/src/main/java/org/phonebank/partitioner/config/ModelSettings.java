package org.phonebank.partitioner.config;

import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.manifest.ModelShape;

/**
 * A decoder as {@code config.json} describes it.
 *
 * @param architecture as the package names it
 * @param shape sizes; the context length is the model's own
 * @param tiedHead whether the head uses the embedding's weights
 */
public record ModelSettings(
        String architecture,
        ModelShape shape,
        float normEpsilon,
        boolean tiedHead,
        boolean attentionBias,
        boolean mlpBias,
        RopeSettings rope) {
    /** Bounds that no known model comes near; they keep all later arithmetic inside its types. */
    public static final int MAXIMUM_CONTEXT = 1 << 24;

    private static final int MAXIMUM_LAYERS = 1000;
    private static final int MAXIMUM_WIDTH = 1 << 20;
    private static final int MAXIMUM_HEADS = 1 << 12;
    private static final int MAXIMUM_HEAD_DIM = 1 << 12;
    private static final int MAXIMUM_VOCABULARY = 1 << 24;

    /** Reads the fields that Llama and its relatives share. */
    public static ModelSettings read(String architecture, JsonDocument config) throws ModelPackageException {
        ModelShape shape = shape(config);
        return new ModelSettings(
                architecture,
                shape,
                (float) config.number("rms_norm_eps", 1e-6),
                config.flag("tie_word_embeddings", false),
                config.flag("attention_bias", false),
                config.flag("mlp_bias", false),
                RopeSettings.read(config, shape.contextLength()));
    }

    private static ModelShape shape(JsonDocument config) throws ModelPackageException {
        int hidden = config.requireInteger("hidden_size", MAXIMUM_WIDTH);
        int heads = config.requireInteger("num_attention_heads", MAXIMUM_HEADS);
        int kvHeads = config.integer("num_key_value_heads", heads, MAXIMUM_HEADS);
        if (heads % kvHeads != 0) {
            throw new ModelPackageException("The " + config.place() + " has " + heads
                    + " attention heads, which cannot share " + kvHeads + " KV heads evenly.");
        }
        if (!config.has("head_dim") && hidden % heads != 0) {
            throw new ModelPackageException("The " + config.place() + " has hidden_size " + hidden
                    + ", which cannot be divided among " + heads + " attention heads.");
        }
        return new ModelShape(
                config.requireInteger("num_hidden_layers", MAXIMUM_LAYERS),
                hidden,
                config.requireInteger("intermediate_size", MAXIMUM_WIDTH),
                heads,
                kvHeads,
                config.integer("head_dim", Math.max(1, hidden / heads), MAXIMUM_HEAD_DIM),
                config.requireInteger("vocab_size", MAXIMUM_VOCABULARY),
                config.integer("max_position_embeddings", 2048, MAXIMUM_CONTEXT));
    }
}
