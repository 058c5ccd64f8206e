package org.phonebank.partitioner.selftest;

/** A transformer layer in plain arithmetic, slow and easy to check. Values are [token, feature]. */
final class PlainTransformer {
    private PlainTransformer() {}

    static float[] norm(float[] values, float[] weight) {
        int width = weight.length;
        float[] normed = new float[values.length];
        for (int start = 0; start < values.length; start += width) {
            double squares = 0;
            for (int i = 0; i < width; i++) {
                squares += (double) values[start + i] * values[start + i];
            }
            double scale = 1 / Math.sqrt(squares / width + SelfTestShape.EPSILON);
            for (int i = 0; i < width; i++) {
                normed[start + i] = (float) (values[start + i] * scale * weight[i]);
            }
        }
        return normed;
    }

    /** @param matrix [outputs, inputs] */
    static float[] multiply(float[] values, float[] matrix, int outputs) {
        int inputs = matrix.length / outputs;
        int tokens = values.length / inputs;
        float[] product = new float[tokens * outputs];
        for (int token = 0; token < tokens; token++) {
            for (int output = 0; output < outputs; output++) {
                double sum = 0;
                for (int input = 0; input < inputs; input++) {
                    sum += (double) values[token * inputs + input] * matrix[output * inputs + input];
                }
                product[token * outputs + output] = (float) sum;
            }
        }
        return product;
    }

    static float[] add(float[] left, float[] right) {
        float[] sum = new float[left.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = left[i] + right[i];
        }
        return sum;
    }

    static float[] gated(float[] gate, float[] up) {
        float[] product = new float[gate.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = (float) (gate[i] / (1 + Math.exp(-gate[i])) * up[i]);
        }
        return product;
    }

    /** Turns each head's first half against its second half by the angle of the token's position. */
    static void rotate(float[] packed, SelfTestWeights tables) {
        int heads = SelfTestShape.HEADS + SelfTestShape.KV_HEADS;
        int pairs = SelfTestShape.HEAD_DIM / 2;
        for (int token = 0; token < SelfTestShape.TOKENS; token++) {
            for (int head = 0; head < heads; head++) {
                int start = token * SelfTestShape.PACKED + head * SelfTestShape.HEAD_DIM;
                for (int pair = 0; pair < pairs; pair++) {
                    float cosine = tables.cosine()[token * pairs + pair];
                    float sine = tables.sine()[token * pairs + pair];
                    float first = packed[start + pair];
                    float second = packed[start + pairs + pair];
                    packed[start + pair] = first * cosine - second * sine;
                    packed[start + pairs + pair] = second * cosine + first * sine;
                }
            }
        }
    }

    /** Causal attention over rotated queries and keys. */
    static float[] attend(float[] packed) {
        float[] mixed = new float[SelfTestShape.TOKENS * SelfTestShape.ATTENTION];
        for (int token = 0; token < SelfTestShape.TOKENS; token++) {
            for (int head = 0; head < SelfTestShape.HEADS; head++) {
                attend(packed, token, head, mixed);
            }
        }
        return mixed;
    }

    private static void attend(float[] packed, int token, int head, float[] mixed) {
        int width = SelfTestShape.HEAD_DIM;
        int sharedHead = head / (SelfTestShape.HEADS / SelfTestShape.KV_HEADS);
        int query = token * SelfTestShape.PACKED + head * width;
        int keys = SelfTestShape.ATTENTION + sharedHead * width;
        int values = keys + SelfTestShape.SHARED;
        double[] shares = new double[token + 1];
        double total = 0;
        for (int earlier = 0; earlier <= token; earlier++) {
            double score = 0;
            for (int i = 0; i < width; i++) {
                score += (double) packed[query + i] * packed[earlier * SelfTestShape.PACKED + keys + i];
            }
            shares[earlier] = Math.exp(score / Math.sqrt(width));
            total += shares[earlier];
        }
        for (int i = 0; i < width; i++) {
            double sum = 0;
            for (int earlier = 0; earlier <= token; earlier++) {
                sum += shares[earlier] / total * packed[earlier * SelfTestShape.PACKED + values + i];
            }
            mixed[token * SelfTestShape.ATTENTION + head * width + i] = (float) sum;
        }
    }
}
