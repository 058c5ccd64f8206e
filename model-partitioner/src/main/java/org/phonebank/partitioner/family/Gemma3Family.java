package org.phonebank.partitioner.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.phonebank.partitioner.config.ConfigDefaults;
import org.phonebank.partitioner.config.LayerTypes;
import org.phonebank.partitioner.config.ModuleLayout;
import org.phonebank.partitioner.config.RopeReader;
import org.phonebank.partitioner.config.RopeSettings;
import org.phonebank.partitioner.config.ShapeReader;
import org.phonebank.partitioner.config.TensorNames;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.manifest.AttentionSettings;
import org.phonebank.partitioner.manifest.LayerSettings;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.manifest.NormPlacement;
import org.phonebank.partitioner.manifest.QueryKeyNorm;

/** Gemma 3, text only: layers with a window have a rotary embedding of their own; also inside of a model that sees. */
final class Gemma3Family extends DecoderFamily {
    private static final String MULTIMODAL = "Gemma3ForConditionalGeneration";
    private static final String LOCAL_ROPE = "rope.local";
    private static final double LOCAL_THETA = 10_000;
    private static final int DEFAULT_WINDOW = 4096;
    private static final int DEFAULT_PATTERN = 6;
    private static final ConfigDefaults DEFAULTS =
            new ConfigDefaults(262_208, 2304, 9216, 26, 8, 4, 256, 131_072, 1e-6, 1_000_000, true);
    private static final List<TensorNames> NAMES = List.of(
            TensorNames.PLAIN,
            new TensorNames("language_model.model.", "language_model.lm_head"),
            new TensorNames("model.language_model.", "lm_head"));

    @Override
    public Set<String> architectures() {
        return Set.of("Gemma3ForCausalLM", MULTIMODAL);
    }

    @Override
    ConfigDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    JsonDocument decoderOf(JsonDocument config) throws ModelPackageException {
        Optional<JsonDocument> text = config.object("text_config");
        return text.isPresent() ? text.get() : config;
    }

    @Override
    NormPlacement norms() {
        return NormPlacement.AROUND;
    }

    @Override
    AttentionSettings attention(JsonDocument config, ModelShape shape) throws ModelPackageException {
        Gemma.requireOneDirection(config);
        return new AttentionSettings(shape.headDim(), Gemma.attentionScale(config), 0, QueryKeyNorm.PER_HEAD);
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
        return softCap(config, "final_logit_softcapping", 0);
    }

    @Override
    List<RopeSettings> ropes(JsonDocument config, ModelShape shape) throws ModelPackageException {
        RopeReader reader = new RopeReader(config, shape);
        double theta = config.number("rope_theta", DEFAULTS.ropeTheta());
        double localTheta = config.number("rope_local_base_freq", LOCAL_THETA);
        Optional<RopeSettings> global = reader.readOfLayerType(ROPE, LayerTypes.FULL, theta);
        Optional<RopeSettings> local = reader.readOfLayerType(LOCAL_ROPE, LayerTypes.SLIDING, localTheta);
        if (global.isEmpty() && local.isEmpty()) {
            global = Optional.of(reader.read(ROPE, theta));
        }
        return List.of(
                requireWholeHeads(config, shape, global.orElse(reader.plain(ROPE, theta))),
                requireWholeHeads(config, shape, local.orElse(reader.plain(LOCAL_ROPE, localTheta))));
    }

    @Override
    List<LayerSettings> layers(JsonDocument config, ModelShape shape) throws ModelPackageException {
        int window = window(config, DEFAULT_WINDOW);
        Optional<List<Boolean>> types = LayerTypes.sliding(config, shape.layers());
        int pattern = config.integer(
                "sliding_window_pattern",
                config.integer("_sliding_window_pattern", DEFAULT_PATTERN, ShapeReader.MAXIMUM_LAYERS),
                ShapeReader.MAXIMUM_LAYERS);
        List<LayerSettings> layers = new ArrayList<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            boolean sliding = types.isPresent() ? types.get().get(layer) : (layer + 1) % pattern != 0;
            layers.add(sliding ? new LayerSettings(window, LOCAL_ROPE) : new LayerSettings(0, ROPE));
        }
        return layers;
    }

    @Override
    ModuleLayout modules(JsonDocument config, JsonDocument decoder) throws ModelPackageException {
        boolean tiedHead = decoder.flag(TIED_HEAD, tiedHead(config));
        return Gemma.modules(NAMES, tiedHead, biases(decoder));
    }
}
