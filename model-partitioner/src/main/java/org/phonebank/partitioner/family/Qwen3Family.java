package org.phonebank.partitioner.family;

import java.util.List;
import java.util.Set;
import org.phonebank.partitioner.config.ConfigDefaults;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.manifest.AttentionSettings;
import org.phonebank.partitioner.manifest.LayerSettings;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.manifest.QueryKeyNorm;

/** Qwen 3: each head of queries and keys is normalised. */
final class Qwen3Family extends DecoderFamily {
    private static final ConfigDefaults DEFAULTS =
            new ConfigDefaults(151_936, 4096, 22_016, 32, 32, 32, 128, 32_768, 1e-6, 10_000, false);

    @Override
    public Set<String> architectures() {
        return Set.of("Qwen3ForCausalLM");
    }

    @Override
    ConfigDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    AttentionSettings attention(JsonDocument config, ModelShape shape) {
        return plainAttention(shape, QueryKeyNorm.PER_HEAD);
    }

    @Override
    List<LayerSettings> layers(JsonDocument config, ModelShape shape) throws ModelPackageException {
        return QwenWindows.read(config, shape);
    }
}
