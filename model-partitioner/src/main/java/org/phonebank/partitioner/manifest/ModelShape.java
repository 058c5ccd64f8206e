package org.phonebank.partitioner.manifest;

/**
 * The sizes of a decoder.
 *
 * @param headDim values per attention head; not always {@code hiddenSize / attentionHeads}
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
        int contextLength) {
    public ModelShape {
        requirePositive(layers, "layers");
        requirePositive(hiddenSize, "hiddenSize");
        requirePositive(intermediateSize, "intermediateSize");
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

    /** Bytes of the key and value buffers of one layer for one sequence of full context length (F32). */
    public long kvBytesPerLayer() {
        return contextLength * kvBytesPerTokenAndLayer();
    }

    /** Bytes of key and value that one token takes in one layer (F32). */
    public long kvBytesPerTokenAndLayer() {
        return 2L * kvHeads * headDim * Float.BYTES;
    }

    private static void requirePositive(int value, String name) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, not " + value + ".");
        }
    }
}
