package org.phonebank.partitioner.testing.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Gemma 2: norms around attention and feed-forward, scaled embedding, caps on scores and logits. */
class Gemma2Reference extends LlamaReference {
    Gemma2Reference(JsonNode config, Map<String, float[]> weights) {
        this(config, weights, 10_000);
    }

    Gemma2Reference(JsonNode config, Map<String, float[]> weights, double theta) {
        super(config, weights, new Defaults(8, 4, 256, 1e-6), theta);
    }

    @Override
    double[] embedding(int token) {
        double[] row = super.embedding(token);
        for (int i = 0; i < row.length; i++) {
            row[i] *= Math.sqrt(hidden);
        }
        return row;
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
            Numbers.add(stream[token], norm(name + "post_attention_layernorm", attended[token]));
            double[] fed = feedForward(layer, norm(name + "pre_feedforward_layernorm", stream[token]));
            Numbers.add(stream[token], norm(name + "post_feedforward_layernorm", fed));
        }
    }

    @Override
    double[] head(double[] normed) {
        double[] logits = super.head(normed);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Numbers.capped(logits[i], finalCap());
        }
        return logits;
    }

    @Override
    final boolean tiedByDefault() {
        return true;
    }

    @Override
    final double normWeight(float weight) {
        return 1.0 + weight;
    }

    @Override
    final double activation(double value) {
        return Numbers.geluTanh(value);
    }

    @Override
    final double attentionScale() {
        return 1 / Math.sqrt(config.path("query_pre_attn_scalar").asDouble(256));
    }

    @Override
    final int window(int layer) {
        boolean windowed = layerTypes().isEmpty()
                ? windowedByDefault(layer)
                : layerTypes().get(layer).equals("sliding_attention");
        return windowed ? config.path("sliding_window").asInt(4096) : 0;
    }

    boolean windowedByDefault(int layer) {
        return layer % 2 == 0;
    }

    @Override
    double attentionCap() {
        return config.path("attn_logit_softcapping").asDouble(config.has("attn_logit_softcapping") ? 0 : 50);
    }

    double finalCap() {
        return config.path("final_logit_softcapping").asDouble(config.has("final_logit_softcapping") ? 0 : 30);
    }
}
