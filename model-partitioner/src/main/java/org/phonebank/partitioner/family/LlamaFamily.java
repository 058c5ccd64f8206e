package org.phonebank.partitioner.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.phonebank.partitioner.config.ModelSettings;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.manifest.Encoding;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.plan.PlannedFile;
import org.phonebank.partitioner.plan.PlannedWeight;
import org.phonebank.partitioner.plan.RowSource.Part;
import org.phonebank.partitioner.plan.RowSource.Stacked;

/** Llama 1 to 3.2 and the many models of the same architecture, such as TinyLlama and SmolLM. */
final class LlamaFamily implements ModelFamily {
    /** The attention kernel rotates eight pairs at a time. */
    private static final int HEAD_DIM_UNIT = 16;

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
        if (config.has("quantization_config")) {
            String method = config.node()
                    .path("quantization_config")
                    .path("quant_method")
                    .asText("an unnamed method");
            throw unsupported(config, "weights quantized by " + method + "; give the original model");
        }
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
    public List<PlannedFile> plan(ModelSettings settings, int contextLength, int bits) {
        List<PlannedFile> files = new ArrayList<>();
        ModelShape shape = settings.shape();
        files.add(new PlannedFile("embed.bin", FileRole.EMBED, -1, List.of(embedding(shape, bits))));
        for (int layer = 0; layer < shape.layers(); layer++) {
            String name = String.format(Locale.ROOT, "layer-%02d.bin", layer);
            files.add(new PlannedFile(name, FileRole.LAYER, layer, layer(settings, layer, Encoding.ofBits(bits))));
        }
        files.add(new PlannedFile("head.bin", FileRole.HEAD, -1, head(settings, bits)));
        files.add(new PlannedFile("rope.bin", FileRole.ROPE, -1, RopeTables.plan(settings, contextLength)));
        return files;
    }

    private static PlannedWeight embedding(ModelShape shape, int bits) {
        // Looked up row by row, so it costs no time to keep it exact; half precision is what most packages hold.
        Encoding encoding = bits == 32 ? Encoding.F32 : Encoding.F16;
        return PlannedWeight.lookup("embedding", encoding, shape.hiddenSize(), embeddingRows(shape));
    }

    private static List<PlannedWeight> head(ModelSettings settings, int bits) {
        ModelShape shape = settings.shape();
        // Rounding errors of the head are not averaged out by later layers, so it keeps eight bits at least.
        Encoding encoding = Encoding.ofBits(Math.max(8, bits));
        Stacked rows =
                settings.tiedHead() ? embeddingRows(shape) : Stacked.of("lm_head.weight", shape.vocabularySize());
        return List.of(
                PlannedWeight.vector("final.norm", Stacked.of("model.norm.weight", shape.hiddenSize())),
                PlannedWeight.linear("head", encoding, shape.hiddenSize(), rows));
    }

    private static Stacked embeddingRows(ModelShape shape) {
        return Stacked.of("model.embed_tokens.weight", shape.vocabularySize());
    }

    private static List<PlannedWeight> layer(ModelSettings settings, int layer, Encoding encoding) {
        ModelShape shape = settings.shape();
        int hidden = shape.hiddenSize();
        int inner = shape.intermediateSize();
        int attention = shape.attentionHeads() * shape.headDim();
        int shared = shape.kvHeads() * shape.headDim();
        String from = "model.layers." + layer + ".";
        String to = "layer." + layer + ".";
        List<PlannedWeight> weights = new ArrayList<>();
        weights.add(PlannedWeight.vector(to + "attention.norm", Stacked.of(from + "input_layernorm.weight", hidden)));
        Linears attentionLinears = new Linears(weights, encoding, settings.attentionBias());
        attentionLinears.add(
                to + "attention.qkv",
                hidden,
                new Part(from + "self_attn.q_proj", attention),
                new Part(from + "self_attn.k_proj", shared),
                new Part(from + "self_attn.v_proj", shared));
        attentionLinears.add(to + "attention.out", attention, new Part(from + "self_attn.o_proj", hidden));
        weights.add(
                PlannedWeight.vector(to + "mlp.norm", Stacked.of(from + "post_attention_layernorm.weight", hidden)));
        Linears mlpLinears = new Linears(weights, encoding, settings.mlpBias());
        mlpLinears.add(to + "mlp.gate", hidden, new Part(from + "mlp.gate_proj", inner));
        mlpLinears.add(to + "mlp.up", hidden, new Part(from + "mlp.up_proj", inner));
        mlpLinears.add(to + "mlp.down", inner, new Part(from + "mlp.down_proj", hidden));
        return weights;
    }

    private static ModelPackageException unsupported(JsonDocument config, String what) {
        return new ModelPackageException("The " + config.place() + " asks for " + what + ", which is not supported.");
    }

    /** Adds matrices, with their biases where the model has them. */
    private record Linears(List<PlannedWeight> weights, Encoding encoding, boolean bias) {
        void add(String name, int inputs, Part... modules) {
            weights.add(PlannedWeight.linear(name, encoding, inputs, stacked(".weight", modules)));
            if (bias) {
                weights.add(PlannedWeight.vector(name + ".bias", stacked(".bias", modules)));
            }
        }

        private static Stacked stacked(String suffix, Part... modules) {
            List<Part> parts = new ArrayList<>();
            for (Part module : modules) {
                parts.add(new Part(module.tensor() + suffix, module.rows()));
            }
            return new Stacked(parts);
        }
    }
}
