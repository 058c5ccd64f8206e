package org.phonebank.partitioner.quantize;

import org.phonebank.partitioner.manifest.Encoding;

/**
 * Symmetric round-to-nearest in blocks along a row, in the layout of ONNX Runtime's MatMulNBits: value =
 * (code - middle) * scale with middle 8 or 128. The value of largest magnitude becomes the lowest code exactly, so the
 * whole code range is used. A row whose length is no multiple of the block is filled up with zeros.
 */
public final class BlockQuantizer {
    private final int blockSize;
    private final int bits;
    private final int middle;

    /**
     * Makes a quantizer.
     *
     * @param encoding {@link Encoding#Q4} or {@link Encoding#Q8}
     */
    public BlockQuantizer(Encoding encoding, int blockSize) {
        if (!encoding.quantized() || blockSize < 16 || Integer.bitCount(blockSize) != 1) {
            throw new IllegalArgumentException(
                    "No block quantization: " + encoding + " in blocks of " + blockSize + ".");
        }
        this.blockSize = blockSize;
        this.bits = encoding.bits();
        this.middle = 1 << (bits - 1);
    }

    public long blocksPerRow(long columns) {
        return (columns + blockSize - 1) / blockSize;
    }

    public int bytesPerBlock() {
        return blockSize * bits / 8;
    }

    /**
     * Quantizes whole rows.
     *
     * @param values {@code rows * columns} values
     * @param codes receives {@code rows * blocksPerRow * bytesPerBlock} bytes
     * @param scales receives {@code rows * blocksPerRow} scales
     */
    public void quantize(float[] values, int rows, int columns, byte[] codes, float[] scales) {
        int blocks = (int) blocksPerRow(columns);
        for (int row = 0; row < rows; row++) {
            for (int block = 0; block < blocks; block++) {
                int start = row * columns + block * blockSize;
                int count = Math.min(blockSize, columns - block * blockSize);
                int index = row * blocks + block;
                float scale = extreme(values, start, count) / -middle;
                scales[index] = scale;
                pack(values, start, count, scale, codes, index * bytesPerBlock());
            }
        }
    }

    private static float extreme(float[] values, int start, int count) {
        float lowest = 0;
        float highest = 0;
        for (int i = start; i < start + count; i++) {
            lowest = Math.min(lowest, values[i]);
            highest = Math.max(highest, values[i]);
        }
        return -lowest > highest ? lowest : highest;
    }

    private void pack(float[] values, int start, int count, float scale, byte[] codes, int offset) {
        float inverse = scale == 0 ? 0 : 1 / scale;
        if (Float.isInfinite(inverse)) {
            // Scales this small vanish in any product.
            inverse = 0;
        }
        for (int i = 0; i < blockSize; i++) {
            float value = i < count ? values[start + i] * inverse : 0;
            int code = Math.max(0, Math.min(2 * middle - 1, Math.round(value) + middle));
            if (bits == 8) {
                codes[offset + i] = (byte) code;
            } else if (i % 2 == 0) {
                codes[offset + i / 2] = (byte) code;
            } else {
                codes[offset + i / 2] |= (byte) (code << 4);
            }
        }
    }
}
