package org.phonebank.partitioner.packed;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Brings codes from the words of a package into rows, one per output, the earliest input in the lowest bits: as
 * MatMulNBits wants them.
 */
final class CodeArranger {
    /** Words that go to a row at once, so that each of its cache lines is touched once. */
    private static final int RUN = 16;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private CodeArranger() {}

    /**
     * Rows of words that are packed along the inputs already.
     *
     * @param words [{@code rowWords}, {@code rows}]
     */
    static void transpose(int[] words, int rows, int rowWords, byte[] codes, int rowBytes) {
        for (int start = 0; start < rowWords; start += RUN) {
            int end = Math.min(rowWords, start + RUN);
            for (int row = 0; row < rows; row++) {
                for (int word = start; word < end; word++) {
                    WORD.set(codes, row * rowBytes + word * Integer.BYTES, words[word * rows + row]);
                }
            }
        }
    }

    /**
     * The same with the inputs in another order.
     *
     * @param words [{@code inputs * bits / 32}, {@code rows}]
     */
    static void transposeOrdered(
            int[] words, int rows, int inputs, int bits, InputOrder order, byte[] codes, int rowBytes) {
        int perWord = Integer.SIZE / bits;
        int mask = (1 << bits) - 1;
        for (int position = 0; position < inputs; position += perWord) {
            for (int row = 0; row < rows; row++) {
                int word = 0;
                for (int i = 0; i < perWord; i++) {
                    int input = order.input(position + i);
                    int code = (words[input / perWord * rows + row] >>> (bits * (input % perWord))) & mask;
                    word |= code << (bits * i);
                }
                WORD.set(codes, row * rowBytes + position * bits / Byte.SIZE, word);
            }
        }
    }

    /**
     * Rows of four-bit codes that are packed along the outputs.
     *
     * @param words [{@code inputs}, {@code rows / 8}]
     */
    static void separate(int[] words, int rows, int inputs, PackedFormat format, byte[] codes, int rowBytes) {
        int width = rows / 8;
        for (int start = 0; start < inputs; start += 8 * RUN) {
            int end = Math.min(inputs, start + 8 * RUN);
            for (int column = 0; column < width; column++) {
                for (int input = start; input < end; input += 8) {
                    separate(
                            words,
                            input * width + column,
                            width,
                            format,
                            codes,
                            column * 8 * rowBytes + input / 2,
                            rowBytes);
                }
            }
        }
    }

    /** Eight inputs of eight outputs. */
    private static void separate(
            int[] words, int from, int width, PackedFormat format, byte[] codes, int to, int rowBytes) {
        for (int row = 0; row < 8; row++) {
            int shift = format.shift(row, 4);
            int word = 0;
            for (int i = 0; i < 8; i++) {
                word |= ((words[from + i * width] >>> shift) & 15) << (4 * i);
            }
            WORD.set(codes, to + row * rowBytes, word);
        }
    }
}
