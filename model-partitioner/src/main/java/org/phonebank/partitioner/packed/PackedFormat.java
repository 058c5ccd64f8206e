package org.phonebank.partitioner.packed;

import java.util.List;

/** How integers of {@code bits} bits are packed into 32-bit words. */
enum PackedFormat {
    /** Codes along the inputs, [inputs / per word, outputs], lowest bits first; zero points are stored less one. */
    GPTQ,
    /** The same, zero points as they are. */
    GPTQ_V2,
    /** Codes along the outputs, [inputs, outputs / 8], every eight of them interleaved; zero points likewise. */
    AWQ;

    /** Where in a word the i-th of eight outputs lies: a word holds the outputs 0, 2, 4, 6, 1, 3, 5, 7. */
    private static final int[] INTERLEAVED = {0, 4, 1, 5, 2, 6, 3, 7};

    /** The shape of the tensor of codes. */
    List<Long> codesShape(int inputs, int outputs, int bits) {
        int perWord = Integer.SIZE / bits;
        return this == AWQ
                ? List.of((long) inputs, words(outputs, perWord))
                : List.of(words(inputs, perWord), (long) outputs);
    }

    /** The shape of the tensor of zero points. */
    List<Long> zeroPointsShape(int groups, int outputs, int bits) {
        return List.of((long) groups, words(outputs, Integer.SIZE / bits));
    }

    /** By how many bits to shift a word of consecutive outputs to get at one of them. */
    int shift(int output, int bits) {
        int place = output % (Integer.SIZE / bits);
        return bits * (this == AWQ ? INTERLEAVED[place] : place);
    }

    /**
     * What to add to a stored word of zero points. Added to whole words, carries included, as its writers subtract it: a
     * zero point of 0 borrows from its neighbour.
     */
    int zeroPointAddend(int bits) {
        return this == GPTQ ? repeated(1, bits) : 0;
    }

    /** A word that holds the same number everywhere. */
    static int repeated(int number, int bits) {
        int word = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += bits) {
            word |= number << shift;
        }
        return word;
    }

    private static long words(int numbers, int perWord) {
        return (numbers + perWord - 1L) / perWord;
    }
}
