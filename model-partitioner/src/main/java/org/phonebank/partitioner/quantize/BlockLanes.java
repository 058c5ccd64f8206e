package org.phonebank.partitioner.quantize;

import java.util.Arrays;

/** Some blocks side by side: array {@code i} holds value {@code i} of each block. */
final class BlockLanes {
    /** So many that loops over them are worth while, so few that all values stay in the nearest cache. */
    static final int LANES = 128;

    private final float[][] values;
    private final int size;

    BlockLanes(int blockSize) {
        size = blockSize;
        values = new float[blockSize][LANES];
    }

    /** Values of all lanes, by their place in the block. */
    float[][] values() {
        return values;
    }

    /**
     * Takes blocks of matrix rows.
     *
     * @param first counted over the blocks of all rows
     */
    void takeFromRows(float[] rows, int columns, int first, int count) {
        if (columns % size == 0) {
            takeWhole(rows, first * size, count);
            return;
        }
        int blocks = columns / size + 1;
        for (int lane = 0; lane < count; lane++) {
            int row = (first + lane) / blocks;
            int column = (first + lane) % blocks * size;
            takePartly(rows, row * columns + column, Math.min(size, columns - column), lane);
        }
    }

    private void takeWhole(float[] from, int start, int count) {
        // Four at a time, so that a cache line is fetched less often.
        for (int i = 0; i < size; i += 4) {
            float[] first = values[i];
            float[] second = values[i + 1];
            float[] third = values[i + 2];
            float[] fourth = values[i + 3];
            for (int lane = 0; lane < count; lane++) {
                int at = start + i + lane * size;
                first[lane] = from[at];
                second[lane] = from[at + 1];
                third[lane] = from[at + 2];
                fourth[lane] = from[at + 3];
            }
        }
    }

    private void takePartly(float[] from, int start, int count, int lane) {
        for (int i = 0; i < size; i++) {
            values[i][lane] = i < count ? from[start + i] : 0;
        }
    }

    /**
     * Takes the same block of neighbouring rows of a matrix that is stored column by column.
     *
     * @param rows length of a column
     */
    void takeFromColumns(float[] matrix, int rows, int columns, int block, int firstRow, int count) {
        for (int i = 0; i < size; i++) {
            int column = block * size + i;
            if (column < columns) {
                System.arraycopy(matrix, column * rows + firstRow, values[i], 0, count);
            } else {
                Arrays.fill(values[i], 0);
            }
        }
    }
}
