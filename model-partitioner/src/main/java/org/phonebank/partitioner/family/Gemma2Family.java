package org.phonebank.partitioner.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.phonebank.partitioner.config.ConfigDefaults;
import org.phonebank.partitioner.config.LayerTypes;
import org.phonebank.partitioner.config.ModuleLayout;
import org.phonebank.partitioner.config.TensorNames;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.manifest.AttentionSettings;
import org.phonebank.partitioner.manifest.LayerSettings;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.manifest.NormPlacement;
import org.phonebank.partitioner.manifest.QueryKeyNorm;

/** Gemma 2: four norms per layer, bounded scores and logits, a window in every other layer. */
final class Gemma2Family extends DecoderFamily {
    private static final int DEFAULT_WINDOW = 4096;
    private static final ConfigDefaults DEFAULTS =
            new ConfigDefaults(256_000, 2304, 9216, 26, 8, 4, 256, 8192, 1e-6, 10_000, true);

    @Override
    public Set<String> architectures() {
        return Set.of("Gemma2ForCausalLM");
    }

    @Override
    ConfigDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    NormPlacement norms() {
        return NormPlacement.AROUND;
    }

    @Override
    AttentionSettings attention(JsonDocument config, ModelShape shape) throws ModelPackageException {
        Gemma.requireOneDirection(config);
        return new AttentionSettings(
                shape.headDim(),
                Gemma.attentionScale(config),
                softCap(config, "attn_logit_softcapping", 50),
                QueryKeyNorm.NONE);
    }

    @Override
    String activationName(JsonDocument config) throws ModelPackageException {
        return Gemma.activationName(config);
    }

    @Override
    float embeddingScale(ModelShape shape) {
        return Gemma.embeddingScale(shape);
    }

    @Override
    float logitSoftCap(JsonDocument config) throws ModelPackageException {
        return softCap(config, "final_logit_softcapping", 30);
    }

    @Override
    List<LayerSettings> layers(JsonDocument config, ModelShape shape) throws ModelPackageException {
        int window = window(config, DEFAULT_WINDOW);
        Optional<List<Boolean>> types = LayerTypes.sliding(config, shape.layers());
        List<LayerSettings> layers = new ArrayList<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            boolean sliding = types.isPresent() ? types.get().get(layer) : layer % 2 == 0;
            layers.add(new LayerSettings(sliding ? window : 0, ROPE));
        }
        return layers;
    }

    @Override
    ModuleLayout modules(JsonDocument config, JsonDocument decoder) throws ModelPackageException {
        return Gemma.modules(List.of(TensorNames.PLAIN), tiedHead(config), biases(decoder));
    }
}
