package org.phonebank.partitioner.quantize;

/** IEEE 754 half precision, which Java 17 cannot convert by itself. */
public final class Half {
    /** The largest finite value. */
    public static final float MAXIMUM = 65504f;

    private static final float[] WIDENED = widenAll();

    private Half() {}

    public static float toFloat(short half) {
        return WIDENED[half & 0xffff];
    }

    /** Rounds to nearest, ties to even; too large values become infinite. */
    public static short fromFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        int magnitude = bits & 0x7fffffff;
        if (magnitude > 0x7f800000) {
            return (short) (sign | 0x7e00);
        }
        if (magnitude >= 0x47800000) {
            return (short) (sign | 0x7c00);
        }
        if (magnitude >= 0x38800000) {
            // Normal: rebias the exponent and drop 13 bits; a carry runs into the exponent as it should.
            int rounded = magnitude + 0xfff + (magnitude >>> 13 & 1);
            return (short) (sign | (rounded - 0x38000000) >>> 13);
        }
        // Subnormal: adding 0.5 lets the processor round the value at 2^-24, the unit of half subnormals.
        float shifted = Float.intBitsToFloat(magnitude) + 0.5f;
        return (short) (sign | Float.floatToRawIntBits(shifted) - 0x3f000000);
    }

    private static float[] widenAll() {
        float[] widened = new float[1 << 16];
        for (int half = 0; half < widened.length; half++) {
            widened[half] = widen(half);
        }
        return widened;
    }

    private static float widen(int half) {
        int sign = (half & 0x8000) << 16;
        int exponent = half >>> 10 & 0x1f;
        int fraction = half & 0x3ff;
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int widened = exponent == 31 ? 0x7f800000 : (exponent + 112) << 23;
        return Float.intBitsToFloat(sign | widened | fraction << 13);
    }
}
