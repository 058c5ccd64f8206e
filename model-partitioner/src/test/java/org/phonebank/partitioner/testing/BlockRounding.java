package org.phonebank.partitioner.testing;

/** Symmetric round-to-nearest in blocks of 32 along the rows of a matrix, written down a second time. */
public final class BlockRounding {
    private static final int BLOCK = 32;

    private BlockRounding() {}

    /** What a matrix is after it was stored with 4 or 8 bits. */
    public static float[] rounded(float[] values, int columns, int bits) {
        int middle = 1 << (bits - 1);
        float[] rounded = new float[values.length];
        for (int start = 0; start < values.length; ) {
            int end = Math.min(start + BLOCK, (start / columns + 1) * columns);
            float extreme = 0;
            for (int i = start; i < end; i++) {
                extreme = Math.abs(values[i]) > Math.abs(extreme) ? values[i] : extreme;
            }
            for (int i = start; i < end; i++) {
                double steps = Math.min(Math.rint(values[i] / (extreme / -middle)), middle - 1);
                rounded[i] = (float) (steps * (extreme / -middle));
            }
            start = end;
        }
        return rounded;
    }
}
