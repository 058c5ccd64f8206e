package org.phonebank.partitioner.testing.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Small models that between them use every detail of the families. */
public final class FamilyCases {
    /** Large enough an epsilon that a wrong one shows. */
    private static final String SIZES = """
            hidden_size: 48, intermediate_size: 80, num_hidden_layers: 4, num_attention_heads: 4,
            num_key_value_heads: 2, head_dim: 16, vocab_size: 101, max_position_embeddings: 96, rms_norm_eps: 0.003,
            rope_theta: 10000.0, eos_token_id: 2, torch_dtype: 'float32', transformers_version: '4.57.1'""";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    private FamilyCases() {}

    /** Models whose rotation does not depend on the length of the sequence. */
    public static List<FamilyCase> all() {
        return List.of(
                llama("llama-biases-one-kv-head", 4, "attention_bias: true, mlp_bias: true, num_key_value_heads: 1"),
                llama("llama-tied-three-heads-per-kv-head", 1, """
                        tie_word_embeddings: true, num_attention_heads: 3, num_key_value_heads: 1, head_dim: 16"""),
                llama("llama-linear", 1, "rope_scaling: {type: 'linear', factor: 2.5}"),
                llama("llama-dynamic", 1, "rope_scaling: {rope_type: 'dynamic', factor: 4.0}"),
                llama("llama-llama3", 1, """
                        rope_scaling: {rope_type: 'llama3', factor: 6.0, low_freq_factor: 1.0, high_freq_factor: 3.0,
                            original_max_position_embeddings: 48}, head_dim: 32"""),
                llama("llama-yarn", 1, """
                        rope_scaling: {rope_type: 'yarn', factor: 4.0, original_max_position_embeddings: 24}"""),
                llama("llama-yarn-all-fields", 1, """
                        rope_scaling: {type: 'yarn', factor: 4.0, original_max_position_embeddings: 24, beta_fast: 2,
                            beta_slow: 0.5, mscale: 0.7, mscale_all_dim: 1.3, truncate: false}, head_dim: 32"""),
                llama("llama-yarn-attention-factor", 1, """
                        rope_scaling: {rope_type: 'yarn', factor: 3.0, attention_factor: 1.4}, rope_theta: 500.0"""),
                llama("llama-heads-of-24", 1, "head_dim: 24"),
                llama("llama-heads-of-20", 2, "head_dim: 20"),
                model("MistralForCausalLM", "mistral-wide-heads", 1, "head_dim: 32, sliding_window: null"),
                model("MistralForCausalLM", "mistral-window", 1, "head_dim: 32, sliding_window: 9"),
                model("MistralForCausalLM", "mistral-window-of-one", 11, "sliding_window: 1"),
                leftOut(
                        model("MistralForCausalLM", "mistral-defaults", 2, """
                                num_attention_heads: 16, num_key_value_heads: 8, rms_norm_eps: 1e-6"""),
                        "num_key_value_heads",
                        "rms_norm_eps",
                        "rope_theta"),
                model("Qwen2ForCausalLM", "qwen2-mixed-layer-types", 1, """
                        use_sliding_window: true, sliding_window: 7, max_window_layers: 1,
                        layer_types: ['full_attention', 'sliding_attention', 'full_attention', 'sliding_attention']"""),
                model("Qwen2ForCausalLM", "qwen2-window-from-layer-2", 2, """
                        use_sliding_window: true, sliding_window: 7, max_window_layers: 2, tie_word_embeddings: true"""),
                model("Qwen2ForCausalLM", "qwen2-unused-window", 1, """
                        use_sliding_window: false, sliding_window: 7, max_window_layers: 1"""),
                model("Qwen3ForCausalLM", "qwen3", 3, "head_dim: 32, tie_word_embeddings: true"),
                model("Qwen3ForCausalLM", "qwen3-biases-and-windows", 14, """
                        attention_bias: true, use_sliding_window: true, sliding_window: 7, max_window_layers: 2,
                        rope_theta: 1000000.0"""),
                leftOut(
                        model("Qwen3ForCausalLM", "qwen3-default-heads", 1, "head_dim: 128, rms_norm_eps: 1e-6"),
                        "head_dim",
                        "rms_norm_eps"),
                model("Phi3ForCausalLM", "phi3-three-quarters-of-16-rotated", 7, """
                        partial_rotary_factor: 0.75, sliding_window: null, original_max_position_embeddings: 96"""),
                model("Phi3ForCausalLM", "phi3-half-of-32-rotated-with-window", 1, """
                        partial_rotary_factor: 0.5, head_dim: 32, sliding_window: 9,
                        original_max_position_embeddings: 96"""),
                leftOut(
                        model("Phi3ForCausalLM", "phi3-defaults", 1, """
                                hidden_size: 64, num_key_value_heads: 4, rms_norm_eps: 1e-5,
                                original_max_position_embeddings: 96"""),
                        "head_dim",
                        "num_key_value_heads",
                        "rms_norm_eps",
                        "rope_theta",
                        "original_max_position_embeddings"),
                model("Gemma2ForCausalLM", "gemma2-one-cap", 3, """
                        query_pre_attn_scalar: 40, sliding_window: 9, attn_logit_softcapping: null,
                        final_logit_softcapping: 5.0, hidden_activation: 'gelu_pytorch_tanh'"""),
                leftOut(
                        model("Gemma2ForCausalLM", "gemma2-defaults", 1, """
                                query_pre_attn_scalar: 256, sliding_window: 9, attn_logit_softcapping: 50.0,
                                final_logit_softcapping: 30.0, num_attention_heads: 8, num_key_value_heads: 4,
                                head_dim: 256, num_hidden_layers: 3, hidden_size: 32, rms_norm_eps: 1e-6"""),
                        "query_pre_attn_scalar",
                        "attn_logit_softcapping",
                        "final_logit_softcapping",
                        "num_attention_heads",
                        "num_key_value_heads",
                        "head_dim",
                        "rms_norm_eps"),
                gemma3("gemma3-layer-types", 40, """
                        rope_scaling: {rope_type: 'linear', factor: 3.0}, layer_types: ['sliding_attention',
                            'full_attention', 'full_attention', 'sliding_attention']"""),
                gemma3("gemma3-pattern-of-3", 17, """
                        num_hidden_layers: 6, sliding_window_pattern: 3, final_logit_softcapping: 4.0, head_dim: 32"""),
                leftOut(
                        gemma3("gemma3-defaults", 2, """
                                query_pre_attn_scalar: 256, num_attention_heads: 8, num_key_value_heads: 4,
                                head_dim: 256, num_hidden_layers: 7, hidden_size: 32, rms_norm_eps: 1e-6, rope_theta: 1000000.0,
                                rope_local_base_freq: 10000.0, layer_types: ['sliding_attention', 'sliding_attention',
                                    'sliding_attention', 'sliding_attention', 'sliding_attention', 'full_attention',
                                    'sliding_attention']"""),
                        "query_pre_attn_scalar",
                        "num_attention_heads",
                        "num_key_value_heads",
                        "head_dim",
                        "rms_norm_eps",
                        "rope_theta",
                        "rope_local_base_freq",
                        "layer_types"),
                model("Olmo2ForCausalLM", "olmo2", 1, "head_dim: null, num_attention_heads: 3, num_key_value_heads: 3"),
                model("Olmo2ForCausalLM", "olmo2-grouped-with-biases", 22, """
                        hidden_size: 128, head_dim: null, attention_bias: true, rope_theta: 500000.0"""),
                model("SmolLM3ForCausalLM", "smollm3-irregular", 2, """
                        num_hidden_layers: 5, no_rope_layers: [1, 0, 0, 1, 1], head_dim: 32, use_sliding_window: false,
                        sliding_window: null, tie_word_embeddings: true"""),
                leftOut(
                        model("SmolLM3ForCausalLM", "smollm3-defaults", 3, """
                                num_hidden_layers: 5, num_attention_heads: 16, num_key_value_heads: 4, head_dim: 16,
                                rope_theta: 2000000.0, rms_norm_eps: 1e-6, tie_word_embeddings: true"""),
                        "num_attention_heads",
                        "num_key_value_heads",
                        "rope_theta",
                        "rms_norm_eps",
                        "tie_word_embeddings"),
                model("SmolLM3ForCausalLM", "smollm3-windows-where-no-rope", 2, """
                        no_rope_layers: [1, 1, 0, 1], use_sliding_window: true, sliding_window: 6,
                        tie_word_embeddings: false, attention_bias: true, mlp_bias: true,
                        rope_scaling: {rope_type: 'yarn', factor: 4.0, original_max_position_embeddings: 24}"""));
    }

    /** Models that rotate otherwise as soon as a sequence has more than 24 tokens. */
    public static List<FamilyCase> longrope() {
        return List.of(
                model("Phi3ForCausalLM", "phi35-like", 2, """
                        head_dim: 16, num_key_value_heads: 4, original_max_position_embeddings: 24, sliding_window: 90,
                        rope_scaling: {type: 'longrope',
                            short_factor: [1.0, 1.1, 1.2, 1.4, 1.5, 1.7, 2.0, 2.5],
                            long_factor: [1.3, 1.8, 2.6, 4.0, 5.5, 7.0, 11.0, 14.0]}"""),
                leftOut(model("Phi3ForCausalLM", "phi4-mini-like", 3, """
                                partial_rotary_factor: 0.75, original_max_position_embeddings: 24, sliding_window: 30,
                                hidden_size: 64, tie_word_embeddings: true, rope_scaling: {rope_type: 'longrope',
                                    short_factor: [1.0, 1.1, 1.2, 1.4, 1.5, 1.7],
                                    long_factor: [1.3, 1.8, 2.6, 4.0, 5.5, 7.0]}"""), "head_dim"),
                model("Phi3ForCausalLM", "phi3-old-name-of-longrope", 2, """
                        partial_rotary_factor: 0.5, head_dim: 32, original_max_position_embeddings: 24,
                        rope_scaling: {type: 'su', attention_factor: 1.25,
                            short_factor: [1.0, 1.1, 1.2, 1.4, 1.5, 1.7, 2.0, 2.5],
                            long_factor: [1.3, 1.8, 2.6, 4.0, 5.5, 7.0, 11.0, 14.0]}"""));
    }

    private static FamilyCase llama(String name, long seed, String details) {
        return model("LlamaForCausalLM", name, seed, details);
    }

    private static FamilyCase gemma3(String name, long seed, String details) {
        return model("Gemma3ForCausalLM", name, seed, """
                query_pre_attn_scalar: 24, sliding_window: 9, attn_logit_softcapping: null, rope_theta: 300000.0,
                rope_local_base_freq: 2000.0, hidden_activation: 'gelu_pytorch_tanh',""" + details);
    }

    private static FamilyCase leftOut(FamilyCase whole, String... fields) {
        return new FamilyCase(whole.name(), whole.seed(), whole.config(), List.of(fields));
    }

    private static FamilyCase model(String architecture, String name, long seed, String details) {
        try {
            ObjectNode config =
                    (ObjectNode) MAPPER.readTree("{architectures: ['" + architecture + "'], " + SIZES + "}");
            config.setAll((ObjectNode) MAPPER.readTree("{" + details + "}"));
            return new FamilyCase(name, seed, config, List.of());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name, e);
        }
    }
}
