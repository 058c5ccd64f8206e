package org.phonebank.partitioner.manifest;

/**
 * The sizes of a decoder.
 *
 * @param hiddenSize values per token that travel between shards
 * @param intermediateSize inner width of the MLP; 0 where the source does not say
 * @param headDim values per attention head in KV buffers; not always {@code hiddenSize / attentionHeads}
 * @param contextLength tokens a sequence may have, prompt and answer together, as this store was cut
 */
public record ModelShape(
        int layers,
        int hiddenSize,
        int intermediateSize,
        int attentionHeads,
        int kvHeads,
        int headDim,
        int vocabularySize,
        int contextLength,
        KvFormat kvFormat) {
    public ModelShape {
        requirePositive(layers, "layers");
        requirePositive(hiddenSize, "hiddenSize");
        if (intermediateSize < 0) {
            throw new IllegalArgumentException(
                    "intermediateSize must not be negative, but is " + intermediateSize + ".");
        }
        requirePositive(attentionHeads, "attentionHeads");
        requirePositive(kvHeads, "kvHeads");
        requirePositive(headDim, "headDim");
        requirePositive(vocabularySize, "vocabularySize");
        requirePositive(contextLength, "contextLength");
        if (attentionHeads % kvHeads != 0) {
            throw new IllegalArgumentException(
                    attentionHeads + " attention heads cannot share " + kvHeads + " KV heads.");
        }
    }

    /** A shape with KV buffers in F32. */
    public ModelShape(
            int layers,
            int hiddenSize,
            int intermediateSize,
            int attentionHeads,
            int kvHeads,
            int headDim,
            int vocabularySize,
            int contextLength) {
        this(
                layers,
                hiddenSize,
                intermediateSize,
                attentionHeads,
                kvHeads,
                headDim,
                vocabularySize,
                contextLength,
                KvFormat.F32);
    }

    /** The same model with room for another number of tokens. */
    public ModelShape withContextLength(int tokens) {
        return new ModelShape(
                layers,
                hiddenSize,
                intermediateSize,
                attentionHeads,
                kvHeads,
                headDim,
                vocabularySize,
                tokens,
                kvFormat);
    }

    /** The same model with KV buffers for heads of another size. */
    public ModelShape withHeadDim(int values) {
        return new ModelShape(
                layers,
                hiddenSize,
                intermediateSize,
                attentionHeads,
                kvHeads,
                values,
                vocabularySize,
                contextLength,
                kvFormat);
    }

    /** Bytes of the key and value buffers of one layer for one sequence of full context length. */
    public long kvBytesPerLayer() {
        return contextLength * kvBytesPerTokenAndLayer();
    }

    /** Bytes of key and value that one token takes in one layer. */
    public long kvBytesPerTokenAndLayer() {
        return 2L * kvHeads * headDim * kvFormat.bytes();
    }

    private static void requirePositive(int value, String name) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, not " + value + ".");
        }
    }
}
