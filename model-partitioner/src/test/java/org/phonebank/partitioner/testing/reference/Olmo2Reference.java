package org.phonebank.partitioner.testing.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** OLMo 2: norms after attention and feed-forward instead of before; query and key are normed as wholes. */
final class Olmo2Reference extends LlamaReference {
    Olmo2Reference(JsonNode config, Map<String, float[]> weights) {
        super(config, weights, new Defaults(32, 0, 0, 1e-5), 10_000);
    }

    @Override
    void layer(int layer, double[][] stream) {
        String name = layerName(layer);
        double[][] attended = attention(layer, stream);
        for (int token = 0; token < stream.length; token++) {
            Numbers.add(stream[token], norm(name + "post_attention_layernorm", attended[token]));
            double[] fed = feedForward(layer, stream[token]);
            Numbers.add(stream[token], norm(name + "post_feedforward_layernorm", fed));
        }
    }

    @Override
    Projections projections(int layer, double[] input) {
        Projections plain = super.projections(layer, input);
        String name = layerName(layer) + "self_attn.";
        return new Projections(norm(name + "q_norm", plain.query()), norm(name + "k_norm", plain.key()), plain.value());
    }
}
