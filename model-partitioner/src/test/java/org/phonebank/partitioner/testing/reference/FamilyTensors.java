package org.phonebank.partitioner.testing.reference;

import com.fasterxml.jackson.databind.JsonNode;

/** The tensors of each architecture under the names that Hugging Face gives them. */
final class FamilyTensors {
    private static final double QUERY_GAIN = 1.6;
    private static final double OUTPUT_GAIN = 1.4;

    private final RandomTensors tensors;
    private final String architecture;
    private final JsonNode config;
    private final int hidden;
    private final int inner;
    private final int queries;
    private final int keys;
    private final int headDim;
    private final String prefix;

    FamilyTensors(JsonNode whole, RandomTensors tensors) {
        this.tensors = tensors;
        architecture = whole.path("architectures").path(0).asText();
        config = whole.has("text_config") ? whole.get("text_config") : whole;
        hidden = config.path("hidden_size").asInt();
        inner = config.path("intermediate_size").asInt();
        int heads = config.path("num_attention_heads").asInt();
        headDim = config.path("head_dim").asInt(hidden / heads);
        queries = heads * headDim;
        keys = config.path("num_key_value_heads").asInt() * headDim;
        prefix = architecture.equals("Gemma3ForConditionalGeneration") ? "language_model.model." : "model.";
    }

    void addAll() {
        int vocabulary = config.path("vocab_size").asInt();
        boolean tied = config.path("tie_word_embeddings").asBoolean(!named("Llama", "Mistral", "Qwen", "Phi", "Olmo"));
        tensors.table(prefix + "embed_tokens.weight", embeddingReach(tied), vocabulary, hidden);
        for (int layer = 0; layer < config.path("num_hidden_layers").asInt(); layer++) {
            layer(prefix + "layers." + layer + ".");
        }
        // A tied head has small weights; the last norm makes up for it.
        tensors.vector(prefix + "norm.weight", named("Gemma") ? 3 : 1.3, named("Gemma") ? 1.5 : 0.6, hidden);
        if (!tied) {
            tensors.table("lm_head.weight", 0.5, vocabulary, hidden);
        }
    }

    /** Small enough that layers outweigh the token itself, which a tied head would repeat for ever. */
    private double embeddingReach(boolean tied) {
        if (named("Gemma")) {
            return 0.13;
        }
        if (named("Olmo")) {
            return 1;
        }
        return tied ? 0.35 : 0.06;
    }

    private void layer(String name) {
        attention(name + "self_attn.");
        if (named("Phi")) {
            tensors.matrix(name + "mlp.gate_up_proj", 1, 2 * inner, hidden);
        } else {
            linear(name + "mlp.gate_proj", 1, inner, hidden, flag("mlp_bias"));
            linear(name + "mlp.up_proj", 1, inner, hidden, flag("mlp_bias"));
        }
        linear(name + "mlp.down_proj", OUTPUT_GAIN, hidden, inner, flag("mlp_bias"));
        norm(name + "post_attention_layernorm", hidden);
        if (!named("Olmo")) {
            norm(name + "input_layernorm", hidden);
        }
        if (named("Gemma")) {
            norm(name + "pre_feedforward_layernorm", hidden);
        }
        if (named("Olmo", "Gemma")) {
            norm(name + "post_feedforward_layernorm", hidden);
        }
    }

    private void attention(String name) {
        boolean bias = flag("attention_bias") && !named("Phi", "Mistral");
        boolean inputBias = bias || named("Qwen2");
        if (named("Phi")) {
            tensors.matrix(name + "qkv_proj", QUERY_GAIN, queries + 2 * keys, hidden);
        } else {
            linear(name + "q_proj", QUERY_GAIN, queries, hidden, inputBias);
            linear(name + "k_proj", QUERY_GAIN, keys, hidden, inputBias);
            linear(name + "v_proj", 1, keys, hidden, inputBias);
        }
        linear(name + "o_proj", OUTPUT_GAIN, hidden, queries, bias);
        if (named("Olmo")) {
            norm(name + "q_norm", queries);
            norm(name + "k_norm", keys);
        } else if (named("Qwen3", "Gemma3")) {
            norm(name + "q_norm", headDim);
            norm(name + "k_norm", headDim);
        }
    }

    private void linear(String name, double gain, int outputs, int inputs, boolean bias) {
        tensors.matrix(name, gain, outputs, inputs);
        if (bias) {
            tensors.vector(name + ".bias", 0.1, 0.4, outputs);
        }
    }

    /** Gemma stores by how much a norm's weight differs from 1. */
    private void norm(String name, int size) {
        tensors.vector(name + ".weight", named("Gemma") ? 0.3 : 1.3, 0.6, size);
    }

    private boolean flag(String name) {
        return config.path(name).asBoolean();
    }

    private boolean named(String... starts) {
        for (String start : starts) {
            if (architecture.startsWith(start)) {
                return true;
            }
        }
        return false;
    }
}
