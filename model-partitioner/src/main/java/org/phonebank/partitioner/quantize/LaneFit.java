package org.phonebank.partitioner.quantize;

import java.util.Arrays;

/** How well the steps fit that the values of many blocks were rounded to, in units of each block's scale. */
final class LaneFit {
    private final float[] differences = new float[BlockLanes.LANES];
    private final float[] products = new float[BlockLanes.LANES];
    private final float[] squares = new float[BlockLanes.LANES];

    void clear() {
        Arrays.fill(differences, 0);
        Arrays.fill(products, 0);
        Arrays.fill(squares, 0);
    }

    void add(float[] values, float[] inverse, float[] steps) {
        LaneMath.fit(values, inverse, steps, differences, products, squares);
    }

    /** By which part of itself the scale should shrink to fit the steps best. */
    double excess(int lane) {
        return squares[lane] == 0 ? 0 : (double) products[lane] / squares[lane];
    }

    /** The squared error once the scale has shrunk by {@link #excess}. */
    double leastError(int lane) {
        return differences[lane] - excess(lane) * products[lane];
    }

    /** Sums over the first lanes. */
    ErrorSums errors(float[] scales, int count) {
        double original = 0;
        double restored = 0;
        double difference = 0;
        for (int lane = 0; lane < count; lane++) {
            double unit = (double) scales[lane] * scales[lane];
            original += unit * (squares[lane] - 2.0 * products[lane] + differences[lane]);
            restored += unit * squares[lane];
            difference += unit * differences[lane];
        }
        return new ErrorSums(original, restored, difference);
    }
}
