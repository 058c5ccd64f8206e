package org.phonebank.partitioner.quantize;

import java.util.Arrays;

/** Chooses scale and zero point of each of many blocks. */
final class LaneScales {
    /** Candidates are the scale of round-to-nearest times 1 + k * step. */
    private static final int SMALLEST_CANDIDATE = -5;

    private static final int LARGEST_CANDIDATE = 4;
    private static final float STEP_AT_4_BITS = 0.05f;
    private static final float STEP_AT_8_BITS = 0.008f;

    private final BlockLayout layout;
    private final boolean zeroPoints;
    private final int top;
    private final float[] scales = new float[BlockLanes.LANES];
    private final float[] inverses = new float[BlockLanes.LANES];
    private final float[] zeros = new float[BlockLanes.LANES];
    private final float[] least = new float[BlockLanes.LANES];
    private final float[] most = new float[BlockLanes.LANES];
    private final float[] candidates = new float[BlockLanes.LANES];
    private final float[] steps = new float[BlockLanes.LANES];
    private final LaneFit fit = new LaneFit();
    private final double[] errors = new double[BlockLanes.LANES];

    LaneScales(BlockLayout layout, boolean zeroPoints) {
        this.layout = layout;
        this.zeroPoints = zeroPoints;
        this.top = (1 << layout.bits()) - 1;
    }

    /** Value of a step. */
    float[] scales() {
        return scales;
    }

    /** 1 / scale; 0 for scales so small that they vanish in any product. */
    float[] inverses() {
        return inverses;
    }

    /** Codes that mean 0. */
    float[] zeros() {
        return zeros;
    }

    /** Least steps that a code can say. */
    float[] least() {
        return least;
    }

    /** Most steps that a code can say. */
    float[] most() {
        return most;
    }

    /**
     * Round-to-nearest. With zero points the codes span the range of the values and 0; without, the value of largest
     * magnitude becomes the lowest code exactly.
     */
    void span(float[][] values) {
        Arrays.fill(least, 0);
        Arrays.fill(most, 0);
        for (float[] row : values) {
            LaneMath.extend(row, least, most);
        }
        for (int lane = 0; lane < scales.length; lane++) {
            float lowest = least[lane];
            float highest = most[lane];
            float extreme = -lowest > highest ? lowest : highest;
            scales[lane] = zeroPoints ? (float) (((double) highest - lowest) / top) : extreme / -layout.middle();
            inverses[lane] = inverse(scales[lane]);
            zeros[lane] = zeroPoints ? (float) Math.rint(-lowest * inverses[lane]) : layout.middle();
            least[lane] = -zeros[lane];
            most[lane] = top - zeros[lane];
        }
    }

    /**
     * Replaces scales by ones with a smaller squared error. For given codes the best scale is known exactly; so codes
     * are tried that several scales give.
     */
    void improve(float[][] values) {
        float step = layout.bits() == 8 ? STEP_AT_8_BITS : STEP_AT_4_BITS;
        float[] spanning = inverses.clone();
        Arrays.fill(errors, Double.POSITIVE_INFINITY);
        for (int k = SMALLEST_CANDIDATE; k <= LARGEST_CANDIDATE; k++) {
            attempt(values, spanning, 1 + k * step);
        }
        // The best scale gives other codes in turn, and those another best scale.
        for (int lane = 0; lane < scales.length; lane++) {
            inverses[lane] = inverse(scales[lane]);
        }
        attempt(values, inverses.clone(), 1);
        for (int lane = 0; lane < scales.length; lane++) {
            inverses[lane] = inverse(scales[lane]);
        }
    }

    /** Keeps the best scale for the codes that the scale {@code factor / inverse} gives, if it is the best so far. */
    private void attempt(float[][] values, float[] spanning, float factor) {
        for (int lane = 0; lane < candidates.length; lane++) {
            candidates[lane] = spanning[lane] / factor;
        }
        fit.clear();
        for (float[] row : values) {
            LaneMath.round(row, candidates, least, most, steps);
            fit.add(row, candidates, steps);
        }
        for (int lane = 0; lane < candidates.length; lane++) {
            if (candidates[lane] != 0) {
                double scale = 1.0 / candidates[lane];
                double error = scale * scale * fit.leastError(lane);
                if (error < errors[lane]) {
                    errors[lane] = error;
                    scales[lane] = (float) (scale * (1 - fit.excess(lane)));
                }
            }
        }
    }

    private static float inverse(float scale) {
        float inverse = scale == 0 ? 0 : 1 / scale;
        return Float.isInfinite(inverse) ? 0 : inverse;
    }
}
