package org.phonebank.partitioner.config;

import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.manifest.ModelShape;

/** Reads the sizes of a decoder, which all families call by the same names. */
public final class ShapeReader {
    /** Bounds that no known model comes near; they keep all later arithmetic inside its types. */
    public static final int MAXIMUM_CONTEXT = 1 << 24;

    public static final int MAXIMUM_LAYERS = 1000;

    private static final int MAXIMUM_WIDTH = 1 << 20;
    private static final int MAXIMUM_HEADS = 1 << 12;
    private static final int MAXIMUM_HEAD_DIM = 1 << 12;
    private static final int MAXIMUM_VOCABULARY = 1 << 24;

    private final JsonDocument config;
    private final ConfigDefaults defaults;

    public ShapeReader(JsonDocument config, ConfigDefaults defaults) {
        this.config = config;
        this.defaults = defaults;
    }

    /** The shape; its heads are as the model has them, and its context length is the model's own. */
    public ModelShape read() throws ModelPackageException {
        int hidden = config.integer("hidden_size", defaults.hiddenSize(), MAXIMUM_WIDTH);
        int heads = config.integer("num_attention_heads", defaults.attentionHeads(), MAXIMUM_HEADS);
        int headDim = headDim(hidden, heads);
        if ((long) heads * headDim > MAXIMUM_WIDTH) {
            throw new ModelPackageException("The " + config.place() + " asks for " + heads + " heads of " + headDim
                    + " values, which is not supported.");
        }
        return new ModelShape(
                config.integer("num_hidden_layers", defaults.layers(), MAXIMUM_LAYERS),
                hidden,
                config.integer("intermediate_size", defaults.intermediateSize(), MAXIMUM_WIDTH),
                heads,
                kvHeads(heads),
                headDim,
                config.integer("vocab_size", defaults.vocabularySize(), MAXIMUM_VOCABULARY),
                config.integer("max_position_embeddings", defaults.contextLength(), MAXIMUM_CONTEXT));
    }

    private int kvHeads(int heads) throws ModelPackageException {
        String field = "num_key_value_heads";
        boolean asManyAsHeads = defaults.kvHeads() == 0 || config.isNull(field);
        int kvHeads = config.integer(field, asManyAsHeads ? heads : defaults.kvHeads(), MAXIMUM_HEADS);
        if (heads % kvHeads != 0) {
            throw new ModelPackageException("The " + config.place() + " has " + heads
                    + " attention heads, which cannot share " + kvHeads + " KV heads evenly.");
        }
        return kvHeads;
    }

    private int headDim(int hidden, int heads) throws ModelPackageException {
        String field = "head_dim";
        if (config.has(field) || (defaults.headDim() != 0 && !config.isNull(field))) {
            return config.integer(field, defaults.headDim(), MAXIMUM_HEAD_DIM);
        }
        if (hidden % heads != 0) {
            throw new ModelPackageException("The " + config.place() + " has hidden_size " + hidden
                    + ", which cannot be divided among " + heads + " attention heads.");
        }
        return hidden / heads;
    }
}
