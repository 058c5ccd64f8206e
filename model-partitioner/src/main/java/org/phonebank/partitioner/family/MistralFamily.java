package org.phonebank.partitioner.family;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.phonebank.partitioner.config.ConfigDefaults;
import org.phonebank.partitioner.config.ModuleLayout.Biases;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.manifest.LayerSettings;
import org.phonebank.partitioner.manifest.ModelShape;

/** Mistral 7B and its relatives: Llama with a window in every layer. */
final class MistralFamily extends DecoderFamily {
    private static final int DEFAULT_WINDOW = 4096;
    private static final ConfigDefaults DEFAULTS =
            new ConfigDefaults(32_000, 4096, 14_336, 32, 32, 8, 0, 131_072, 1e-6, 10_000, false);

    @Override
    public Set<String> architectures() {
        return Set.of("MistralForCausalLM");
    }

    @Override
    ConfigDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    List<LayerSettings> layers(JsonDocument config, ModelShape shape) throws ModelPackageException {
        return Collections.nCopies(shape.layers(), new LayerSettings(window(config, DEFAULT_WINDOW), ROPE));
    }

    @Override
    Biases biases(JsonDocument config) {
        return Biases.NONE;
    }
}
