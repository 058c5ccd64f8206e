package org.phonebank.partitioner.testing;

import static org.phonebank.partitioner.testing.RandomLlama.HEADS;
import static org.phonebank.partitioner.testing.RandomLlama.HEAD_DIM;
import static org.phonebank.partitioner.testing.RandomLlama.HIDDEN;
import static org.phonebank.partitioner.testing.RandomLlama.KV_HEADS;

import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/** The forward pass of a {@link RandomLlama} from the published architecture, in double precision, without a cache. */
public final class PlainLlama {
    private final Map<String, float[]> weights;
    private final BiFunction<String, float[], float[]> rounding;

    /** @param rounding what storing a tensor does to its values, by tensor name */
    public PlainLlama(Map<String, float[]> weights, BiFunction<String, float[], float[]> rounding) {
        this.weights = weights;
        this.rounding = rounding;
    }

    /** Logits after the last token. */
    public double[] logits(int[] tokens) {
        double[][] stream = new double[tokens.length][HIDDEN];
        float[] embedding = weight("model.embed_tokens.weight");
        for (int t = 0; t < tokens.length; t++) {
            for (int i = 0; i < HIDDEN; i++) {
                stream[t][i] = embedding[tokens[t] * HIDDEN + i];
            }
        }
        for (int layer = 0; layer < RandomLlama.LAYERS; layer++) {
            String name = "model.layers." + layer + ".";
            attention(name, stream);
            for (double[] token : stream) {
                double[] normed = norm(token, name + "post_attention_layernorm.weight");
                double[] gate = module(normed, name + "mlp.gate_proj");
                double[] up = module(normed, name + "mlp.up_proj");
                for (int i = 0; i < gate.length; i++) {
                    gate[i] = gate[i] / (1 + Math.exp(-gate[i])) * up[i];
                }
                add(token, module(gate, name + "mlp.down_proj"));
            }
        }
        double[] last = norm(stream[tokens.length - 1], "model.norm.weight");
        return multiply(last, weight("lm_head.weight"));
    }

    private void attention(String name, double[][] stream) {
        int count = stream.length;
        double[][] queries = new double[count][];
        double[][] keys = new double[count][];
        double[][] values = new double[count][];
        for (int t = 0; t < count; t++) {
            double[] normed = norm(stream[t], name + "input_layernorm.weight");
            queries[t] = rotated(module(normed, name + "self_attn.q_proj"), t);
            keys[t] = rotated(module(normed, name + "self_attn.k_proj"), t);
            values[t] = module(normed, name + "self_attn.v_proj");
        }
        for (int t = 0; t < count; t++) {
            double[] mixed = new double[HEADS * HEAD_DIM];
            for (int head = 0; head < HEADS; head++) {
                mix(head, t, queries, keys, values, mixed);
            }
            add(stream[t], module(mixed, name + "self_attn.o_proj"));
        }
    }

    private static void mix(int head, int t, double[][] queries, double[][] keys, double[][] values, double[] mixed) {
        int shared = head / (HEADS / KV_HEADS) * HEAD_DIM;
        double[] shares = new double[t + 1];
        double total = 0;
        for (int s = 0; s <= t; s++) {
            double score = 0;
            for (int i = 0; i < HEAD_DIM; i++) {
                score += queries[t][head * HEAD_DIM + i] * keys[s][shared + i];
            }
            shares[s] = Math.exp(score / Math.sqrt(HEAD_DIM));
            total += shares[s];
        }
        for (int s = 0; s <= t; s++) {
            for (int i = 0; i < HEAD_DIM; i++) {
                mixed[head * HEAD_DIM + i] += shares[s] / total * values[s][shared + i];
            }
        }
    }

    private static double[] rotated(double[] heads, int position) {
        double[] rotated = heads.clone();
        for (int start = 0; start < heads.length; start += HEAD_DIM) {
            for (int i = 0; i < HEAD_DIM / 2; i++) {
                double angle = position / RandomLlama.ROPE_FACTOR * Math.pow(5000, -2.0 * i / HEAD_DIM);
                double first = heads[start + i];
                double second = heads[start + HEAD_DIM / 2 + i];
                rotated[start + i] = first * Math.cos(angle) - second * Math.sin(angle);
                rotated[start + HEAD_DIM / 2 + i] = second * Math.cos(angle) + first * Math.sin(angle);
            }
        }
        return rotated;
    }

    private double[] module(double[] input, String name) {
        double[] output = multiply(input, weight(name + ".weight"));
        float[] bias = weight(name + ".bias");
        for (int i = 0; i < output.length; i++) {
            output[i] += bias[i];
        }
        return output;
    }

    private static double[] multiply(double[] input, float[] matrix) {
        double[] output = new double[matrix.length / input.length];
        for (int o = 0; o < output.length; o++) {
            for (int i = 0; i < input.length; i++) {
                output[o] += input[i] * matrix[o * input.length + i];
            }
        }
        return output;
    }

    private double[] norm(double[] input, String name) {
        float[] weight = weight(name);
        double squares = 0;
        for (double value : input) {
            squares += value * value;
        }
        double[] normed = new double[input.length];
        for (int i = 0; i < normed.length; i++) {
            normed[i] = input[i] / Math.sqrt(squares / input.length + 1e-5) * weight[i];
        }
        return normed;
    }

    private static void add(double[] target, double[] addition) {
        for (int i = 0; i < target.length; i++) {
            target[i] += addition[i];
        }
    }

    private float[] weight(String name) {
        return rounding.apply(name, Objects.requireNonNull(weights.get(name), name));
    }
}
