package org.phonebank.partitioner.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.phonebank.partitioner.config.ConfigDefaults;
import org.phonebank.partitioner.config.LayerTypes;
import org.phonebank.partitioner.config.ModuleLayout.Biases;
import org.phonebank.partitioner.config.ShapeReader;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.manifest.LayerSettings;
import org.phonebank.partitioner.manifest.ModelShape;

/** SmolLM 3: some layers do not rotate queries and keys. */
final class SmolLm3Family extends DecoderFamily {
    private static final int DEFAULT_INTERVAL = 4;
    private static final ConfigDefaults DEFAULTS =
            new ConfigDefaults(128_256, 2048, 11_008, 36, 16, 4, 0, 32_768, 1e-6, 2_000_000, true);

    @Override
    public Set<String> architectures() {
        return Set.of("SmolLM3ForCausalLM");
    }

    @Override
    ConfigDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    List<LayerSettings> layers(JsonDocument config, ModelShape shape) throws ModelPackageException {
        int window = config.flag("use_sliding_window", false) ? window(config, 0) : 0;
        int interval = config.integer("no_rope_layer_interval", DEFAULT_INTERVAL, ShapeReader.MAXIMUM_LAYERS);
        // In spite of its name, an entry says that the layer does rotate.
        Optional<List<Boolean>> rotates = LayerTypes.flags(config, "no_rope_layers", shape.layers());
        Optional<List<Boolean>> types = LayerTypes.sliding(config, shape.layers());
        List<LayerSettings> layers = new ArrayList<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            boolean rope = rotates.isPresent() ? rotates.get().get(layer) : (layer + 1) % interval != 0;
            boolean sliding = types.isPresent() ? types.get().get(layer) : !rope;
            layers.add(new LayerSettings(sliding ? window : 0, rope ? ROPE : null));
        }
        return layers;
    }

    @Override
    Biases biases(JsonDocument config) throws ModelPackageException {
        boolean attention = config.flag("attention_bias", false);
        return new Biases(attention, attention, config.flag("mlp_bias", false));
    }
}
