package org.phonebank.pipeline.serving;

/**
 * How large the values at one boundary between stages have been. A frame far beyond that comes from a phone that computes
 * nonsense. Magnitudes are the bits of floats without their sign, which are ordered as the floats are.
 */
final class Plausibility {
    /** A few tokens have values a thousand times those of others; a wrong exponent is further off. */
    private static final float FAR_ABOVE = 1e4f;

    private static final float FAR_BELOW = 1e-7f;

    private float least = Float.POSITIVE_INFINITY;
    private float greatest;

    boolean isPlausible(int magnitude) {
        float value = Float.intBitsToFloat(magnitude);
        return greatest == 0 || (value <= greatest * FAR_ABOVE && value >= least * FAR_BELOW);
    }

    void seen(int magnitude) {
        float value = Float.intBitsToFloat(magnitude);
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
    }
}
