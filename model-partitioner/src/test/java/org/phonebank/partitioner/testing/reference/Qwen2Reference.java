package org.phonebank.partitioner.testing.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Qwen2: biases on query, key and value; a window on some layers if it is switched on. */
class Qwen2Reference extends LlamaReference {
    Qwen2Reference(JsonNode config, Map<String, float[]> weights) {
        this(config, weights, new Defaults(32, 32, 0, 1e-6));
    }

    Qwen2Reference(JsonNode config, Map<String, float[]> weights, Defaults defaults) {
        super(config, weights, defaults, 10_000);
    }

    @Override
    boolean queryBias() {
        return true;
    }

    @Override
    boolean outputBias() {
        return false;
    }

    @Override
    final int window(int layer) {
        if (!flag("use_sliding_window")) {
            return 0;
        }
        boolean windowed = layerTypes().isEmpty()
                ? layer >= config.path("max_window_layers").asInt(28)
                : layerTypes().get(layer).equals("sliding_attention");
        return windowed ? config.path("sliding_window").asInt(config.has("sliding_window") ? 0 : 4096) : 0;
    }
}
