package org.phonebank.partitioner.family;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.partitioner.config.ModelSettings;
import org.phonebank.partitioner.config.ModuleLayout;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.manifest.NormPlacement;
import org.phonebank.partitioner.plan.LinearModules;
import org.phonebank.partitioner.plan.PlannedWeight;
import org.phonebank.partitioner.plan.RowSource.Part;
import org.phonebank.partitioner.plan.RowSource.Stacked;
import org.phonebank.partitioner.plan.WeightFormat;

/** Collects the weights of one layer in the order in which it uses them. */
final class LayerPlan {
    private final ModelShape shape;
    private final int headDim;
    private final ModelSettings settings;
    private final ModuleLayout modules;
    private final String from;
    private final String to;
    private final WeightFormat format;
    private final LinearModules linears;
    private final List<PlannedWeight> weights = new ArrayList<>();

    /** @param from what the names of the layer's modules begin with in the package */
    LayerPlan(ModelSettings settings, String from, int layer, WeightFormat format, LinearModules linears) {
        this.settings = settings;
        this.shape = settings.shape();
        this.headDim = settings.decoder().attention().headDim();
        this.modules = settings.modules();
        this.from = from;
        this.to = "layer." + layer + ".";
        this.format = format;
        this.linears = linears;
    }

    List<PlannedWeight> weights() throws ModelPackageException {
        NormPlacement norms = settings.decoder().norms();
        norm(norms.normalisesInput(), "attention.norm", "input_layernorm", shape.hiddenSize());
        attention();
        norm(norms.normalisesOutput(), "attention.post_norm", "post_attention_layernorm", shape.hiddenSize());
        // Where only inputs are normalised, the MLP's norm is the one that comes after the attention.
        String beforeMlp = norms.normalisesOutput() ? "pre_feedforward_layernorm" : "post_attention_layernorm";
        norm(norms.normalisesInput(), "mlp.norm", beforeMlp, shape.hiddenSize());
        mlp();
        norm(norms.normalisesOutput(), "mlp.post_norm", "post_feedforward_layernorm", shape.hiddenSize());
        return weights;
    }

    private void attention() throws ModelPackageException {
        int queries = shape.attentionHeads() * headDim;
        int shared = shape.kvHeads() * headDim;
        boolean bias = modules.biases().queryKeyValue();
        if (modules.fused()) {
            linear("attention.qkv", shape.hiddenSize(), bias, module("self_attn.qkv_proj", queries + 2 * shared));
        } else {
            linear(
                    "attention.qkv",
                    shape.hiddenSize(),
                    bias,
                    module("self_attn.q_proj", queries),
                    module("self_attn.k_proj", shared),
                    module("self_attn.v_proj", shared));
        }
        switch (settings.decoder().attention().queryKeyNorm()) {
            case NONE -> {}
            case PER_HEAD -> queryKeyNorms(headDim, headDim);
            case ALL_HEADS -> queryKeyNorms(queries, shared);
        }
        linear("attention.out", queries, modules.biases().output(), module("self_attn.o_proj", shape.hiddenSize()));
    }

    private void queryKeyNorms(int queryWidth, int keyWidth) {
        norm(true, "attention.query_norm", "self_attn.q_norm", queryWidth);
        norm(true, "attention.key_norm", "self_attn.k_norm", keyWidth);
    }

    private void mlp() throws ModelPackageException {
        int hidden = shape.hiddenSize();
        int inner = shape.intermediateSize();
        boolean bias = modules.biases().mlp();
        if (modules.fused()) {
            linear("mlp.gate_up", hidden, bias, module("mlp.gate_up_proj", 2 * inner));
        } else {
            linear("mlp.gate", hidden, bias, module("mlp.gate_proj", inner));
            linear("mlp.up", hidden, bias, module("mlp.up_proj", inner));
        }
        linear("mlp.down", inner, bias, module("mlp.down_proj", hidden));
    }

    private void norm(boolean wanted, String name, String module, int width) {
        if (wanted) {
            Stacked weight = Stacked.of(from + module + ".weight", width);
            weights.add(PlannedWeight.vector(to + name, weight.plus(modules.normAddend())));
        }
    }

    private void linear(String name, int inputs, boolean bias, Part... parts) throws ModelPackageException {
        weights.addAll(linears.linear(to + name, format, inputs, List.of(parts)));
        if (bias) {
            weights.add(PlannedWeight.vector(to + name + ".bias", Stacked.ofModules(List.of(parts), ".bias")));
        }
    }

    private Part module(String name, int outputs) {
        return new Part(from + name, outputs);
    }
}
