package org.phonebank.partitioner.testing.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Llama: norms before attention and before the gated feed-forward, rotary positions everywhere. */
class LlamaReference extends ReferenceModel {
    private final RopeFields rope;

    LlamaReference(JsonNode config, Map<String, float[]> weights) {
        this(config, weights, new Defaults(32, 0, 0, 1e-6), 10_000);
    }

    LlamaReference(JsonNode config, Map<String, float[]> weights, Defaults defaults, double theta) {
        super(config, weights, defaults);
        rope = RopeFields.read(config, theta, headDim);
    }

    @Override
    void layer(int layer, double[][] stream) {
        String name = layerName(layer);
        double[][] normed = new double[stream.length][];
        for (int token = 0; token < stream.length; token++) {
            normed[token] = norm(name + "input_layernorm", stream[token]);
        }
        double[][] attended = attention(layer, normed);
        for (int token = 0; token < stream.length; token++) {
            Numbers.add(stream[token], attended[token]);
            Numbers.add(stream[token], feedForward(layer, norm(name + "post_attention_layernorm", stream[token])));
        }
    }

    final double[][] attention(int layer, double[][] input) {
        Rotary rotary = rotary(layer, input.length);
        double[][] queries = new double[input.length][];
        double[][] keys = new double[input.length][];
        double[][] values = new double[input.length][];
        for (int token = 0; token < input.length; token++) {
            Projections projections = projections(layer, input[token]);
            queries[token] = rotated(rotary, projections.query(), token);
            keys[token] = rotated(rotary, projections.key(), token);
            values[token] = projections.value();
        }
        double[][] mixed = new Attention(heads, kvHeads, headDim, attentionScale(), window(layer), attentionCap())
                .mix(queries, keys, values);
        for (int token = 0; token < input.length; token++) {
            mixed[token] = linear(layerName(layer) + "self_attn.o_proj", mixed[token], outputBias());
        }
        return mixed;
    }

    private double[] rotated(@Nullable Rotary rotary, double[] values, int position) {
        return rotary == null ? values : rotary.rotate(values, headDim, position);
    }

    /** What a token asks for, is found by, and gives; all heads one after the other. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Projections(double[] query, double[] key, double[] value) {}

    Projections projections(int layer, double[] input) {
        String name = layerName(layer) + "self_attn.";
        boolean bias = queryBias();
        return new Projections(
                linear(name + "q_proj", input, bias),
                linear(name + "k_proj", input, bias),
                linear(name + "v_proj", input, bias));
    }

    double[] feedForward(int layer, double[] input) {
        String name = layerName(layer) + "mlp.";
        boolean bias = flag("mlp_bias");
        double[] gate = linear(name + "gate_proj", input, bias);
        double[] up = linear(name + "up_proj", input, bias);
        for (int i = 0; i < gate.length; i++) {
            gate[i] = activation(gate[i]) * up[i];
        }
        return linear(name + "down_proj", gate, bias);
    }

    double activation(double value) {
        return Numbers.silu(value);
    }

    @Override
    @Nullable
    Rotary rotary(int layer, int length) {
        return rope.rotary(length);
    }

    boolean queryBias() {
        return flag("attention_bias");
    }

    boolean outputBias() {
        return flag("attention_bias");
    }

    double attentionScale() {
        return 1 / Math.sqrt(headDim);
    }

    /** How many tokens a layer sees, the current one included; 0 for all. */
    int window(int layer) {
        return 0;
    }

    double attentionCap() {
        return 0;
    }

    /** Norms each head by itself. */
    final double[] perHead(String name, double[] values) {
        double[] normed = new double[values.length];
        for (int start = 0; start < values.length; start += headDim) {
            double[] head = Arrays.copyOfRange(values, start, start + headDim);
            System.arraycopy(norm(name, head), 0, normed, start, headDim);
        }
        return normed;
    }
}
