package org.phonebank.partitioner.source;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.phonebank.partitioner.quantize.Half;

/** The number formats of tensors that can be read. All are little-endian. */
public enum NumberFormat {
    F32(4) {
        @Override
        void widen(ByteBuffer bytes, float[] values, int offset, int count) {
            bytes.asFloatBuffer().get(values, offset, count);
        }
    },
    F16(2) {
        @Override
        void widen(ByteBuffer bytes, float[] values, int offset, int count) {
            ShortBuffer halves = bytes.asShortBuffer();
            for (int i = 0; i < count; i++) {
                values[offset + i] = Half.toFloat(halves.get(i));
            }
        }
    },
    BF16(2) {
        @Override
        void widen(ByteBuffer bytes, float[] values, int offset, int count) {
            ShortBuffer halves = bytes.asShortBuffer();
            for (int i = 0; i < count; i++) {
                values[offset + i] = Float.intBitsToFloat(halves.get(i) << 16);
            }
        }
    },
    /** Words in which quantized packages pack their codes, and indices: never the values of a weight. */
    I32(4) {
        @Override
        void widen(ByteBuffer bytes, float[] values, int offset, int count) {
            throw new IllegalArgumentException("Integers are no values of a weight.");
        }
    };

    private final int bytes;

    NumberFormat(int bytes) {
        this.bytes = bytes;
    }

    /** The format of that name, if it is one of these. */
    public static Optional<NumberFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(name))
                .findFirst();
    }

    public int bytes() {
        return bytes;
    }

    /** Whether tensors of this format hold the values of a weight. */
    public boolean real() {
        return this != I32;
    }

    /** Reads {@code count} numbers from the position of a little-endian buffer. */
    abstract void widen(ByteBuffer bytes, float[] values, int offset, int count);
}
