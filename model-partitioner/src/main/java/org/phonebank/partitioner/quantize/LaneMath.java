package org.phonebank.partitioner.quantize;

/**
 * Arithmetic on many blocks at once: an array holds one number of each block. All arrays of a call have the same length
 * and are indexed alike, without branches, which is what the JVM turns into vector instructions. Rounding is to the
 * nearest, ties to even, and right for magnitudes below 2^22.
 */
final class LaneMath {
    /** A float this large has no fractional bits, so adding it rounds. */
    private static final float ROUNDING = 0x1.8p23f;

    private LaneMath() {}

    /** Widens ranges so that they hold the values. */
    static void extend(float[] values, float[] lowest, float[] highest) {
        for (int lane = 0; lane < values.length; lane++) {
            lowest[lane] = Math.min(lowest[lane], values[lane]);
            highest[lane] = Math.max(highest[lane], values[lane]);
        }
    }

    /** Rounds to steps within limits. */
    static void round(float[] values, float[] inverse, float[] least, float[] most, float[] steps) {
        for (int lane = 0; lane < values.length; lane++) {
            float exact = values[lane] * inverse[lane];
            steps[lane] = Math.min(Math.max(exact + ROUNDING - ROUNDING, least[lane]), most[lane]);
        }
    }

    /**
     * Adds what tells how well steps fit: the squares of what rounding added, that times the steps, and the squares of
     * the steps. Rounding is a loop of its own, because the JVM gives up on loops with many arrays.
     */
    static void fit(
            float[] values, float[] inverse, float[] steps, float[] differences, float[] products, float[] squares) {
        for (int lane = 0; lane < values.length; lane++) {
            float difference = steps[lane] - values[lane] * inverse[lane];
            differences[lane] += difference * difference;
            products[lane] += difference * steps[lane];
            squares[lane] += steps[lane] * steps[lane];
        }
    }

    /** Steps to codes. */
    static void codes(float[] steps, float[] zeroPoints, float[] codes) {
        for (int lane = 0; lane < steps.length; lane++) {
            codes[lane] = steps[lane] + zeroPoints[lane];
        }
    }

    /** Two steps to two codes of four bits, the earlier one in the low half. */
    static void codePairs(float[] earlier, float[] later, float[] zeroPoints, float[] codes) {
        for (int lane = 0; lane < earlier.length; lane++) {
            float zero = zeroPoints[lane];
            codes[lane] = earlier[lane] + zero + 16 * (later[lane] + zero);
        }
    }
}
