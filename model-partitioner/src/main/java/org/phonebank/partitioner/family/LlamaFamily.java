package org.phonebank.partitioner.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.phonebank.partitioner.config.ModelSettings;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.plan.LinearModules;
import org.phonebank.partitioner.plan.PlannedFile;
import org.phonebank.partitioner.plan.PlannedWeight;
import org.phonebank.partitioner.plan.RowSource.Part;
import org.phonebank.partitioner.plan.RowSource.Stacked;
import org.phonebank.partitioner.plan.WeightFormat;
import org.phonebank.partitioner.quantize.Quantization;

/** Llama 1 to 3.2 and the many models of the same architecture, such as TinyLlama and SmolLM. */
final class LlamaFamily implements ModelFamily {
    /** The attention kernel rotates eight pairs at a time. */
    private static final int HEAD_DIM_UNIT = 16;

    private static final String EMBEDDING = "model.embed_tokens";

    private static final int MAXIMUM_PROJECTION = 1 << 20;

    @Override
    public Set<String> architectures() {
        return Set.of("LlamaForCausalLM");
    }

    @Override
    public String graph() {
        return "llama";
    }

    @Override
    public ModelSettings settings(String architecture, JsonDocument config) throws ModelPackageException {
        ModelSettings settings = ModelSettings.read(architecture, config);
        ModelShape shape = settings.shape();
        String activation = config.text("hidden_act").orElse("silu");
        if (!activation.equals("silu") && !activation.equals("swish")) {
            throw unsupported(config, "the activation \"" + activation + "\"; Llama models use silu");
        }
        if (config.number("partial_rotary_factor", 1) != 1) {
            throw unsupported(config, "rotary embedding of only a part of each head");
        }
        if (shape.headDim() % HEAD_DIM_UNIT != 0) {
            throw unsupported(
                    config, "heads of " + shape.headDim() + " values; they must be a multiple of " + HEAD_DIM_UNIT);
        }
        if ((long) shape.attentionHeads() * shape.headDim() > MAXIMUM_PROJECTION) {
            throw unsupported(config, shape.attentionHeads() + " heads of " + shape.headDim() + " values");
        }
        return settings;
    }

    @Override
    public List<PlannedFile> plan(
            ModelSettings settings, int contextLength, Quantization quantization, LinearModules linears)
            throws ModelPackageException {
        List<PlannedFile> files = new ArrayList<>();
        ModelShape shape = settings.shape();
        files.add(new PlannedFile("embed.bin", FileRole.EMBED, -1, List.of(embedding(shape, quantization.bits()))));
        for (int layer = 0; layer < shape.layers(); layer++) {
            String name = String.format(Locale.ROOT, "layer-%02d.bin", layer);
            Matrices matrices = new Matrices(linears, WeightFormat.of(quantization), new ArrayList<>());
            layer(settings, layer, matrices);
            files.add(new PlannedFile(name, FileRole.LAYER, layer, matrices.weights()));
        }
        // Rounding errors of the head are not averaged out by later layers, so it keeps eight bits at least.
        WeightFormat headFormat = WeightFormat.of(quantization.atLeast(8));
        files.add(new PlannedFile("head.bin", FileRole.HEAD, -1, head(settings, linears, headFormat)));
        files.add(new PlannedFile("rope.bin", FileRole.SHARED, -1, RopeTables.plan(settings, contextLength)));
        return files;
    }

    private static PlannedWeight embedding(ModelShape shape, int bits) {
        // Looked up row by row, so it costs no time to keep it exact; half precision is what most packages hold.
        WeightFormat format = bits == 32 ? WeightFormat.F32 : WeightFormat.F16;
        Stacked rows = Stacked.of(EMBEDDING + ".weight", shape.vocabularySize());
        return PlannedWeight.lookup("embedding", format, shape.hiddenSize(), rows);
    }

    private static List<PlannedWeight> head(ModelSettings settings, LinearModules linears, WeightFormat format)
            throws ModelPackageException {
        ModelShape shape = settings.shape();
        Part module = new Part(settings.tiedHead() ? EMBEDDING : "lm_head", shape.vocabularySize());
        List<PlannedWeight> weights = new ArrayList<>();
        weights.add(PlannedWeight.vector("final.norm", Stacked.of("model.norm.weight", shape.hiddenSize())));
        weights.addAll(linears.linear("head", format, shape.hiddenSize(), List.of(module)));
        return weights;
    }

    private static void layer(ModelSettings settings, int layer, Matrices matrices) throws ModelPackageException {
        ModelShape shape = settings.shape();
        int hidden = shape.hiddenSize();
        int inner = shape.intermediateSize();
        int attention = shape.attentionHeads() * shape.headDim();
        int shared = shape.kvHeads() * shape.headDim();
        String from = "model.layers." + layer + ".";
        String to = "layer." + layer + ".";
        matrices.vector(to + "attention.norm", Stacked.of(from + "input_layernorm.weight", hidden));
        boolean bias = settings.attentionBias();
        matrices.linear(
                to + "attention.qkv",
                hidden,
                bias,
                new Part(from + "self_attn.q_proj", attention),
                new Part(from + "self_attn.k_proj", shared),
                new Part(from + "self_attn.v_proj", shared));
        matrices.linear(to + "attention.out", attention, bias, new Part(from + "self_attn.o_proj", hidden));
        matrices.vector(to + "mlp.norm", Stacked.of(from + "post_attention_layernorm.weight", hidden));
        matrices.linear(to + "mlp.gate", hidden, settings.mlpBias(), new Part(from + "mlp.gate_proj", inner));
        matrices.linear(to + "mlp.up", hidden, settings.mlpBias(), new Part(from + "mlp.up_proj", inner));
        matrices.linear(to + "mlp.down", inner, settings.mlpBias(), new Part(from + "mlp.down_proj", hidden));
    }

    private static ModelPackageException unsupported(JsonDocument config, String what) {
        return new ModelPackageException("The " + config.place() + " asks for " + what + ", which is not supported.");
    }

    /** Collects the weights of a layer. */
    private record Matrices(LinearModules linears, WeightFormat format, List<PlannedWeight> weights) {
        void vector(String name, Stacked source) {
            weights.add(PlannedWeight.vector(name, source));
        }

        void linear(String name, int inputs, boolean bias, Part... modules) throws ModelPackageException {
            weights.addAll(linears.linear(name, format, inputs, List.of(modules)));
            if (bias) {
                vector(name + ".bias", Stacked.ofModules(List.of(modules), ".bias"));
            }
        }
    }
}
