package org.phonebank.partitioner.packed;

import java.io.IOException;
import java.util.Arrays;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.quantize.BlockLayout;
import org.phonebank.partitioner.quantize.QuantizedRows;
import org.phonebank.partitioner.source.ReadScratch;
import org.phonebank.partitioner.source.TensorInfo;
import org.phonebank.partitioner.source.TensorSource;

/** Reads some rows of a matrix. Belongs to one thread. */
record PackedReader(PackedMatrix matrix, TensorSource source, ReadScratch scratch, int firstRow, int rows) {
    void codes(byte[] codes, int rowBytes) throws IOException, ModelPackageException {
        int inputs = matrix.inputs();
        int perWord = Integer.SIZE / matrix.bits();
        InputOrder order = matrix.order();
        if (matrix.format() == PackedFormat.AWQ) {
            CodeArranger.separate(words(matrix.codes(), perWord), rows, inputs, matrix.format(), codes, rowBytes);
        } else if (order == null) {
            CodeArranger.transpose(words(matrix.codes(), 1), rows, inputs / perWord, codes, rowBytes);
        } else {
            int[] words = words(matrix.codes(), 1);
            CodeArranger.transposeOrdered(words, rows, inputs, matrix.bits(), order, codes, rowBytes);
        }
    }

    void scales(float[] scales, BlockLayout layout) throws IOException, ModelPackageException {
        TensorInfo tensor = matrix.scales();
        int groups = Math.toIntExact(tensor.shape().get(0));
        float[] read = scratch.numbers(groups * rows);
        for (int group = 0; group < groups; group++) {
            source.read(tensor, (long) group * matrix.outputs() + firstRow, read, group * rows, rows, scratch);
        }
        requireFinite(tensor, read, groups * rows);
        int blocks = (int) layout.blocksPerRow(matrix.inputs());
        for (int block = 0; block < blocks; block++) {
            int group = matrix.group(block * layout.blockSize());
            for (int row = 0; row < rows; row++) {
                scales[row * blocks + block] = read[group * rows + row];
            }
        }
    }

    /** Also fills what is left of a row's last block with the code that means 0. */
    void zeroPoints(QuantizedRows target, BlockLayout layout) throws IOException, ModelPackageException {
        int bits = matrix.bits();
        int blocks = (int) layout.blocksPerRow(matrix.inputs());
        int zeroPointBytes = (int) layout.zeroPointBytesPerRow(matrix.inputs());
        TensorInfo tensor = matrix.zeroPoints();
        int perWord = Integer.SIZE / bits;
        int width = (rows + perWord - 1) / perWord;
        int addend = matrix.format().zeroPointAddend(bits);
        int[] words = tensor == null ? new int[0] : words(tensor, perWord);
        Arrays.fill(target.zeroPoints(), (byte) 0);
        for (int row = 0; row < rows; row++) {
            int shift = matrix.format().shift(row, bits);
            int code = layout.middle();
            for (int block = 0; block < blocks; block++) {
                if (tensor != null) {
                    int word = words[matrix.group(block * layout.blockSize()) * width + row / perWord] + addend;
                    code = (word >>> shift) & ((1 << bits) - 1);
                }
                int bit = block * bits;
                target.zeroPoints()[row * zeroPointBytes + bit / Byte.SIZE] |= (byte) (code << (bit % Byte.SIZE));
            }
            pad(target.codes(), row, layout, code);
        }
    }

    private void pad(byte[] codes, int row, BlockLayout layout, int code) {
        int rowBytes = (int) layout.bytesPerRow(matrix.inputs());
        int used = matrix.inputs() * matrix.bits() / Byte.SIZE;
        byte filler = (byte) PackedFormat.repeated(code, matrix.bits());
        Arrays.fill(codes, row * rowBytes + used, (row + 1) * rowBytes, filler);
    }

    /**
     * The words of these rows out of every line of a tensor, side by side.
     *
     * @param rowsPerWord rows that share a word
     */
    private int[] words(TensorInfo tensor, int rowsPerWord) throws IOException, ModelPackageException {
        int lines = Math.toIntExact(tensor.shape().get(0));
        long lineWords = tensor.shape().get(1);
        int width = (rows + rowsPerWord - 1) / rowsPerWord;
        int[] words = scratch.integers(lines * width);
        if (width == lineWords) {
            source.readIntegers(tensor, 0, words, 0, lines * width, scratch);
            return words;
        }
        for (int line = 0; line < lines; line++) {
            long first = line * lineWords + firstRow / rowsPerWord;
            source.readIntegers(tensor, first, words, line * width, width, scratch);
        }
        return words;
    }

    private static void requireFinite(TensorInfo tensor, float[] numbers, int count) throws ModelPackageException {
        boolean finite = true;
        for (int i = 0; i < count; i++) {
            // Not a number fails this comparison too.
            finite &= Math.abs(numbers[i]) <= Float.MAX_VALUE;
        }
        if (!finite) {
            throw new ModelPackageException("The tensor " + tensor.name() + " holds scales that are not finite numbers;"
                    + " the file is damaged or quantizing it failed.");
        }
    }
}
