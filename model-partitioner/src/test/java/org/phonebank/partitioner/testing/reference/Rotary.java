package org.phonebank.partitioner.testing.reference;

/**
 * Rotary position embedding of one kind of layer.
 *
 * @param frequencies radians per position; the first {@code 2 * frequencies.length} values of a head are rotated, value
 *     i together with value {@code i + frequencies.length}
 * @param magnitude by which cosine and sine are multiplied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Rotary(double[] frequencies, double magnitude) {
    /** The heads of a token, rotated. */
    double[] rotate(double[] heads, int headDim, int position) {
        double[] rotated = heads.clone();
        int pairs = frequencies.length;
        for (int start = 0; start < heads.length; start += headDim) {
            for (int i = 0; i < pairs; i++) {
                double cosine = Math.cos(position * frequencies[i]) * magnitude;
                double sine = Math.sin(position * frequencies[i]) * magnitude;
                double first = heads[start + i];
                double second = heads[start + pairs + i];
                rotated[start + i] = first * cosine - second * sine;
                rotated[start + pairs + i] = second * cosine + first * sine;
            }
        }
        return rotated;
    }
}
