package org.phonebank.partitioner.testing.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Mistral: Llama that sees a window of tokens, unless the configuration says null. */
final class MistralReference extends LlamaReference {
    MistralReference(JsonNode config, Map<String, float[]> weights) {
        super(config, weights, new Defaults(32, 8, 0, 1e-6), 10_000);
    }

    @Override
    int window(int layer) {
        return config.path("sliding_window").asInt(config.has("sliding_window") ? 0 : 4096);
    }

    @Override
    boolean queryBias() {
        return false;
    }

    @Override
    boolean outputBias() {
        return false;
    }
}
