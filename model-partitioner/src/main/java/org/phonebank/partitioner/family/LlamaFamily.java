package org.phonebank.partitioner.family;

import java.util.Set;
import org.phonebank.partitioner.config.ConfigDefaults;
import org.phonebank.partitioner.config.ModuleLayout.Biases;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;

/** Llama 1 to 3 and the many models of the same architecture, such as TinyLlama and SmolLM. */
final class LlamaFamily extends DecoderFamily {
    private static final ConfigDefaults DEFAULTS =
            new ConfigDefaults(32_000, 4096, 11_008, 32, 32, 0, 0, 2048, 1e-6, 10_000, false);

    @Override
    public Set<String> architectures() {
        return Set.of("LlamaForCausalLM");
    }

    @Override
    ConfigDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    Biases biases(JsonDocument config) throws ModelPackageException {
        boolean attention = config.flag("attention_bias", false);
        return new Biases(attention, attention, config.flag("mlp_bias", false));
    }
}
