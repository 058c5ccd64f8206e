package org.phonebank.partitioner.family;

import java.util.Set;
import org.phonebank.partitioner.config.ConfigDefaults;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.manifest.AttentionSettings;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.manifest.NormPlacement;
import org.phonebank.partitioner.manifest.QueryKeyNorm;

/** OLMo 2: norms after attention and MLP instead of before them, and over all heads of queries and keys. */
final class Olmo2Family extends DecoderFamily {
    private static final ConfigDefaults DEFAULTS =
            new ConfigDefaults(50_304, 4096, 11_008, 32, 32, 0, 0, 2048, 1e-5, 10_000, false);

    @Override
    public Set<String> architectures() {
        return Set.of("Olmo2ForCausalLM");
    }

    @Override
    ConfigDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    NormPlacement norms() {
        return NormPlacement.AFTER;
    }

    @Override
    AttentionSettings attention(JsonDocument config, ModelShape shape) {
        return plainAttention(shape, QueryKeyNorm.ALL_HEADS);
    }
}
