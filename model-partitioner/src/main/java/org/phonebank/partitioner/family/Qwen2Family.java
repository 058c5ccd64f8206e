package org.phonebank.partitioner.family;

import java.util.List;
import java.util.Set;
import org.phonebank.partitioner.config.ConfigDefaults;
import org.phonebank.partitioner.config.ModuleLayout.Biases;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.manifest.LayerSettings;
import org.phonebank.partitioner.manifest.ModelShape;

/** Qwen 2 and 2.5: queries, keys and values have biases. */
final class Qwen2Family extends DecoderFamily {
    private static final ConfigDefaults DEFAULTS =
            new ConfigDefaults(151_936, 4096, 22_016, 32, 32, 32, 0, 32_768, 1e-6, 10_000, false);

    @Override
    public Set<String> architectures() {
        return Set.of("Qwen2ForCausalLM");
    }

    @Override
    ConfigDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    List<LayerSettings> layers(JsonDocument config, ModelShape shape) throws ModelPackageException {
        return QwenWindows.read(config, shape);
    }

    @Override
    Biases biases(JsonDocument config) {
        return new Biases(true, false, false);
    }
}
