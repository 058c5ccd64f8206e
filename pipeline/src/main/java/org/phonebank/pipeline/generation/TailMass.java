package org.phonebank.pipeline.generation;

/**
 * Bounds of the total weight of tokens whose logits are not known.
 *
 * @param low at least this
 * @param high at most this
 */
record TailMass(double low, double high) {
    static final TailMass NONE = new TailMass(0, 0);

    /** Log-sum-exps come as 32-bit floats: their rounding, as a share of the whole. */
    private static final double ROUNDING = 4e-6;

    /**
     * Bounds the sum of {@code x^power} over {@code count} values x, each in (0, largest], whose sum is known. Raising to
     * a power keeps the order of sums up to what the power mean inequality allows.
     *
     * @param sum of the values themselves, in error by a share of {@code whole}
     * @param power the inverse of the temperature
     */
    static TailMass of(int count, double sum, double whole, double largest, double power) {
        double slack = whole * ROUNDING;
        double atLeast = Math.max(0, sum - slack);
        double atMost = Math.max(0, sum) + slack;
        double mostOfAll = count * Math.pow(largest, power);
        double spread = Math.pow(count, 1 - power);
        if (power >= 1) {
            double high = atMost * Math.pow(Math.min(atMost, largest), power - 1);
            return new TailMass(spread * Math.pow(atLeast, power), Math.min(high, mostOfAll));
        }
        double low = Math.max(Math.pow(atLeast, power), atLeast * Math.pow(largest, power - 1));
        return new TailMass(low, Math.min(spread * Math.pow(atMost, power), mostOfAll));
    }

    /** The same with a known weight added. */
    TailMass plus(double weight) {
        return new TailMass(low + weight, high + weight);
    }

    /** The same when some of the values may be smaller than they were taken for. */
    TailMass withoutLow() {
        return new TailMass(0, high);
    }
}
