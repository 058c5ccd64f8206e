package org.phonebank.partitioner.testing.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Qwen3: query and key are normed head by head before they are rotated. */
final class Qwen3Reference extends Qwen2Reference {
    Qwen3Reference(JsonNode config, Map<String, float[]> weights) {
        super(config, weights, new Defaults(32, 32, 128, 1e-6));
    }

    @Override
    Projections projections(int layer, double[] input) {
        Projections plain = super.projections(layer, input);
        String name = layerName(layer) + "self_attn.";
        return new Projections(
                perHead(name + "q_norm", plain.query()), perHead(name + "k_norm", plain.key()), plain.value());
    }

    @Override
    boolean queryBias() {
        return flag("attention_bias");
    }

    @Override
    boolean outputBias() {
        return flag("attention_bias");
    }
}
