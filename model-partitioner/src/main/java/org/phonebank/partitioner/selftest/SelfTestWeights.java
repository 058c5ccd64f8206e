package org.phonebank.partitioner.selftest;

import java.util.SplittableRandom;

/**
 * Weights and input of the self-test, the same on every run. Matrices are [outputs, inputs], scaled so that no layer
 * grows or vanishes; tables are [position, pair].
 */
@SuppressWarnings("ArrayRecordComponent") // a bundle of buffers within this package, never compared
record SelfTestWeights(
        float[] input,
        float[] attentionNorm,
        float[] packed,
        float[] out,
        float[] mlpNorm,
        float[] gate,
        float[] up,
        float[] down,
        float[] cosine,
        float[] sine) {
    private static final long SEED = 20_160_824;

    static SelfTestWeights make() {
        SplittableRandom random = new SplittableRandom(SEED);
        int hidden = SelfTestShape.HIDDEN;
        int inner = SelfTestShape.INNER;
        int attention = SelfTestShape.ATTENTION;
        return new SelfTestWeights(
                around(random, 0, 1, SelfTestShape.TOKENS * hidden),
                around(random, 1, 0.2f, hidden),
                matrix(random, SelfTestShape.PACKED, hidden),
                matrix(random, hidden, attention),
                around(random, 1, 0.2f, hidden),
                matrix(random, inner, hidden),
                matrix(random, inner, hidden),
                matrix(random, hidden, inner),
                table(true),
                table(false));
    }

    private static float[] matrix(SplittableRandom random, int outputs, int inputs) {
        return around(random, 0, (float) Math.sqrt(3.0 / inputs), outputs * inputs);
    }

    private static float[] around(SplittableRandom random, float middle, float reach, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = middle + reach * (float) (2 * random.nextDouble() - 1);
        }
        return values;
    }

    private static float[] table(boolean cosine) {
        int pairs = SelfTestShape.HEAD_DIM / 2;
        float[] values = new float[SelfTestShape.TOKENS * pairs];
        for (int i = 0; i < values.length; i++) {
            int position = i / pairs;
            double angle = position * Math.pow(10_000, -(double) (i % pairs) / pairs);
            values[i] = (float) (cosine ? Math.cos(angle) : Math.sin(angle));
        }
        return values;
    }
}
