package org.phonebank.partitioner.testing.export;

import java.util.SplittableRandom;

/** Values that depend on a seed and the weight's name alone, so that every style of export can be of the same model. */
final class RandomWeights {
    private final long seed;

    RandomWeights(long seed) {
        this.seed = seed;
    }

    /** A matrix with as many rows as a vector that is multiplied by it has values. */
    float[] matrix(String name, int inputs, int outputs) {
        return around(name, 0, Math.sqrt(3.0 / inputs), inputs * outputs);
    }

    float[] norm(String name, int size) {
        return around(name, 1, 0.3, size);
    }

    float[] bias(String name, int size) {
        return around(name, 0, 0.2, size);
    }

    float[] table(String name, int rows, int width) {
        return around(name, 0, 1, rows * width);
    }

    private float[] around(String name, double middle, double reach, int count) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + name.hashCode());
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            float value = (float) (middle + reach * (2 * random.nextDouble() - 1));
            // Few enough bits that half precision holds the value exactly.
            values[i] = Float.intBitsToFloat(Float.floatToRawIntBits(value) & 0xffff8000);
        }
        return values;
    }
}
