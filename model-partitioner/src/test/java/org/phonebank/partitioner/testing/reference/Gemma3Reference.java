package org.phonebank.partitioner.testing.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;

/** Gemma 3's text model: Gemma 2 with normed queries and keys instead of a cap, and two kinds of rotation. */
final class Gemma3Reference extends Gemma2Reference {
    private final RopeFields global;
    private final RopeFields local;

    Gemma3Reference(JsonNode config, Map<String, float[]> weights) {
        super(config, weights);
        JsonNode parameters = config.path("rope_parameters");
        if (parameters.isObject()) {
            global = RopeFields.of(config, parameters.path("full_attention"), 1_000_000, headDim);
            local = RopeFields.of(config, parameters.path("sliding_attention"), 10_000, headDim);
        } else {
            double theta = config.path("rope_local_base_freq").asDouble(10_000);
            global = RopeFields.read(config, 1_000_000, headDim);
            local = new RopeFields(config, MissingNode.getInstance(), theta, headDim);
        }
    }

    @Override
    Rotary rotary(int layer, int length) {
        return (window(layer) > 0 ? local : global).rotary(length);
    }

    @Override
    Projections projections(int layer, double[] input) {
        Projections plain = super.projections(layer, input);
        String name = layerName(layer) + "self_attn.";
        return new Projections(
                perHead(name + "q_norm", plain.query()), perHead(name + "k_norm", plain.key()), plain.value());
    }

    /** Every so many layers one sees everything. */
    @Override
    boolean windowedByDefault(int layer) {
        JsonNode pattern = config.path("sliding_window_pattern");
        int every = pattern.asInt(config.path("_sliding_window_pattern").asInt(6));
        return (layer + 1) % every != 0;
    }

    @Override
    double attentionCap() {
        return 0;
    }

    @Override
    double finalCap() {
        return config.path("final_logit_softcapping").asDouble(0);
    }
}
