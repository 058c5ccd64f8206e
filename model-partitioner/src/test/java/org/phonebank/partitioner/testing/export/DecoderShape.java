package org.phonebank.partitioner.testing.export;

/** The sizes of an exported decoder. */
public record DecoderShape(
        int layers, int hidden, int heads, int kvHeads, int headDim, int inner, int vocabulary, int context) {
    /** Two heads share keys and values. */
    public static final DecoderShape GROUPED = new DecoderShape(4, 64, 4, 2, 16, 96, 211, 128);

    /** Every head has its own keys and values. */
    public static final DecoderShape PLAIN = new DecoderShape(4, 64, 4, 4, 16, 96, 211, 128);

    int queryWidth() {
        return heads * headDim;
    }

    int kvWidth() {
        return kvHeads * headDim;
    }
}
