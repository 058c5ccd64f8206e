package org.phonebank.partitioner.testing.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SmolLM3: Llama in which every fourth layer is not told positions. */
final class SmolLm3Reference extends LlamaReference {
    SmolLm3Reference(JsonNode config, Map<String, float[]> weights) {
        super(config, weights, new Defaults(16, 4, 0, 1e-6), 2_000_000);
    }

    @Override
    @Nullable
    Rotary rotary(int layer, int length) {
        return hasRope(layer) ? super.rotary(layer, length) : null;
    }

    /** In {@code no_rope_layers} 1 means that positions are told. */
    private boolean hasRope(int layer) {
        JsonNode flags = config.path("no_rope_layers");
        int interval = config.path("no_rope_layer_interval").asInt(4);
        return flags.isArray() ? flags.get(layer).asInt() == 1 : (layer + 1) % interval != 0;
    }

    @Override
    int window(int layer) {
        boolean windowed = layerTypes().isEmpty()
                ? flag("use_sliding_window") && !hasRope(layer)
                : layerTypes().get(layer).equals("sliding_attention");
        return windowed ? config.path("sliding_window").asInt(0) : 0;
    }

    @Override
    boolean tiedByDefault() {
        return true;
    }
}
