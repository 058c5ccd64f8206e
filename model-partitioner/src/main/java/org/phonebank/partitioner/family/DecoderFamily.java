package org.phonebank.partitioner.family;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.phonebank.partitioner.config.ConfigDefaults;
import org.phonebank.partitioner.config.ModelSettings;
import org.phonebank.partitioner.config.ModuleLayout;
import org.phonebank.partitioner.config.ModuleLayout.Biases;
import org.phonebank.partitioner.config.RopeReader;
import org.phonebank.partitioner.config.RopeSettings;
import org.phonebank.partitioner.config.ShapeReader;
import org.phonebank.partitioner.config.TensorNames;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.manifest.Activation;
import org.phonebank.partitioner.manifest.AttentionSettings;
import org.phonebank.partitioner.manifest.DecoderSettings;
import org.phonebank.partitioner.manifest.LayerSettings;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.manifest.NormPlacement;
import org.phonebank.partitioner.manifest.QueryKeyNorm;

/** A decoder with grouped-query attention and gated MLPs. Families override what they do otherwise than Llama. */
abstract class DecoderFamily implements ModelFamily {
    static final String ROPE = "rope";
    static final String TIED_HEAD = "tie_word_embeddings";

    private static final String GRAPH = "decoder";

    /** The attention operator takes heads of whole groups of eight values. */
    private static final int HEAD_DIM_UNIT = 8;

    private static final Map<String, Activation> ACTIVATIONS = Map.of(
            "silu", Activation.SILU,
            "swish", Activation.SILU,
            "gelu", Activation.GELU,
            "gelu_pytorch_tanh", Activation.GELU_TANH,
            "gelu_new", Activation.GELU_TANH,
            "gelu_fast", Activation.GELU_TANH,
            "relu", Activation.RELU);

    abstract ConfigDefaults defaults();

    @Override
    public final ModelSettings settings(String architecture, JsonDocument config) throws ModelPackageException {
        JsonDocument decoder = decoderOf(config);
        ModelShape shape = new ShapeReader(decoder, defaults()).read();
        DecoderSettings settings = new DecoderSettings(
                GRAPH,
                0,
                (float) decoder.number("rms_norm_eps", defaults().normEpsilon()),
                norms(),
                attention(decoder, shape),
                activation(decoder),
                embeddingScale(shape),
                logitSoftCap(decoder),
                List.of(),
                layers(decoder, shape));
        return new ModelSettings(
                architecture, withWholeGroups(shape), settings, ropes(decoder, shape), modules(config, decoder));
    }

    /** The part of the configuration that is about the decoder. */
    JsonDocument decoderOf(JsonDocument config) throws ModelPackageException {
        return config;
    }

    NormPlacement norms() {
        return NormPlacement.BEFORE;
    }

    AttentionSettings attention(JsonDocument config, ModelShape shape) throws ModelPackageException {
        return plainAttention(shape, QueryKeyNorm.NONE);
    }

    /** Name of the activation. */
    String activationName(JsonDocument config) throws ModelPackageException {
        return config.text("hidden_act").orElse("silu");
    }

    float embeddingScale(ModelShape shape) {
        return 1;
    }

    float logitSoftCap(JsonDocument config) throws ModelPackageException {
        return 0;
    }

    List<RopeSettings> ropes(JsonDocument config, ModelShape shape) throws ModelPackageException {
        RopeSettings rope = new RopeReader(config, shape).read(ROPE, defaults().ropeTheta());
        return List.of(requireWholeHeads(config, shape, rope));
    }

    List<LayerSettings> layers(JsonDocument config, ModelShape shape) throws ModelPackageException {
        return Collections.nCopies(shape.layers(), new LayerSettings(0, ROPE));
    }

    Biases biases(JsonDocument config) throws ModelPackageException {
        boolean attention = config.flag("attention_bias", false);
        return new Biases(attention, attention, false);
    }

    ModuleLayout modules(JsonDocument config, JsonDocument decoder) throws ModelPackageException {
        return new ModuleLayout(List.of(TensorNames.PLAIN), tiedHead(config), biases(decoder), false, 0);
    }

    final boolean tiedHead(JsonDocument config) throws ModelPackageException {
        return config.flag(TIED_HEAD, defaults().tiedHead());
    }

    static AttentionSettings plainAttention(ModelShape shape, QueryKeyNorm queryKeyNorm) {
        return new AttentionSettings(shape.headDim(), (float) (1 / Math.sqrt(shape.headDim())), 0, queryKeyNorm);
    }

    /** A number that may also be given as null, which means that there is no such bound. */
    static float softCap(JsonDocument config, String field, double whenAbsent) throws ModelPackageException {
        double cap = config.isNull(field) ? 0 : config.number(field, whenAbsent);
        if (cap > Float.MAX_VALUE || (cap != 0 && (float) cap == 0)) {
            throw unsupported(config, "the bound " + cap + " of " + field);
        }
        return (float) cap;
    }

    /** The tokens of a window; 0 if there is none, which null says too. */
    static int window(JsonDocument config, int whenAbsent) throws ModelPackageException {
        String field = "sliding_window";
        return config.isNull(field) ? 0 : config.integer(field, whenAbsent, Integer.MAX_VALUE);
    }

    static RopeSettings requireWholeHeads(JsonDocument config, ModelShape shape, RopeSettings rope)
            throws ModelPackageException {
        if (rope.dimensions() != shape.headDim()) {
            throw unsupported(config, "rotary embedding of only a part of each head");
        }
        return rope;
    }

    static ModelPackageException unsupported(JsonDocument config, String what) {
        return new ModelPackageException(ModelProblem.NOT_SUPPORTED, config.where(), what);
    }

    private Activation activation(JsonDocument config) throws ModelPackageException {
        String name = activationName(config);
        Activation activation = ACTIVATIONS.get(name);
        if (activation == null) {
            throw unsupported(config, "the activation \"" + name + "\"");
        }
        return activation;
    }

    private static ModelShape withWholeGroups(ModelShape shape) {
        int wide = (shape.headDim() + HEAD_DIM_UNIT - 1) / HEAD_DIM_UNIT * HEAD_DIM_UNIT;
        return shape.withHeadDim(wide);
    }
}
