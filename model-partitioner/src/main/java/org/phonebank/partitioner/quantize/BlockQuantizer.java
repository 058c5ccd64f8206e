package org.phonebank.partitioner.quantize;

import java.util.Arrays;

/**
 * Round-to-nearest in blocks along a row: value = (code - zero point) * scale. Without zero points the middle code means 0
 * and the value of largest magnitude becomes the lowest code exactly; with them the codes span the range of the block's
 * values and 0.
 */
public final class BlockQuantizer {
    private final BlockLayout layout;
    private final boolean zeroPoints;
    private final int top;

    public BlockQuantizer(BlockLayout layout, boolean zeroPoints) {
        this.layout = layout;
        this.zeroPoints = zeroPoints;
        this.top = (1 << layout.bits()) - 1;
    }

    /** Quantizes whole rows, {@code rows * columns} values. */
    public void quantize(float[] values, int rows, int columns, QuantizedRows target) {
        target.reserve(layout, rows, columns);
        Arrays.fill(target.zeroPoints(), (byte) 0);
        int blocks = (int) layout.blocksPerRow(columns);
        int zeroPointBytes = (int) layout.zeroPointBytesPerRow(columns);
        for (int row = 0; row < rows; row++) {
            for (int block = 0; block < blocks; block++) {
                int start = row * columns + block * layout.blockSize();
                int count = Math.min(layout.blockSize(), columns - block * layout.blockSize());
                int index = row * blocks + block;
                float lowest = 0;
                float highest = 0;
                for (int i = start; i < start + count; i++) {
                    lowest = Math.min(lowest, values[i]);
                    highest = Math.max(highest, values[i]);
                }
                float scale = scale(lowest, highest);
                float inverse = inverse(scale);
                int zeroPoint = zeroPoints ? clamped(-lowest * inverse) : layout.middle();
                target.scales()[index] = scale;
                put(target.zeroPoints(), row * zeroPointBytes, block, zeroPoint);
                int offset = index * layout.bytesPerBlock();
                for (int i = 0; i < layout.blockSize(); i++) {
                    float steps = i < count ? values[start + i] * inverse : 0;
                    put(target.codes(), offset, i, clamped(steps + zeroPoint));
                }
            }
        }
    }

    private float scale(float lowest, float highest) {
        if (zeroPoints) {
            return (float) (((double) highest - lowest) / top);
        }
        return (-lowest > highest ? lowest : highest) / -layout.middle();
    }

    private static float inverse(float scale) {
        float inverse = scale == 0 ? 0 : 1 / scale;
        // Scales this small vanish in any product.
        return Float.isInfinite(inverse) ? 0 : inverse;
    }

    private int clamped(float code) {
        return (int) Math.max(0, Math.min(top, Math.rint(code)));
    }

    private void put(byte[] codes, int offset, int index, int code) {
        if (layout.bits() == 8) {
            codes[offset + index] = (byte) code;
        } else if (index % 2 == 0) {
            codes[offset + index / 2] = (byte) code;
        } else {
            codes[offset + index / 2] |= (byte) (code << 4);
        }
    }
}
