package org.phonebank.partitioner.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.partitioner.config.ModelSettings;
import org.phonebank.partitioner.config.ModuleLayout;
import org.phonebank.partitioner.config.ModuleLayout.Biases;
import org.phonebank.partitioner.config.RopeScaling;
import org.phonebank.partitioner.config.RopeSettings;
import org.phonebank.partitioner.config.TensorNames;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.failure.ModelText;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.manifest.Activation;
import org.phonebank.partitioner.manifest.AttentionSettings;
import org.phonebank.partitioner.manifest.DecoderSettings;
import org.phonebank.partitioner.manifest.LayerSettings;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.manifest.NormPlacement;
import org.phonebank.partitioner.manifest.QueryKeyNorm;

/** Configurations that leave out all that they may, and others as their makers published them. */
class FamilySettingsTest {
    private static final List<TensorNames> PLAIN = List.of(TensorNames.PLAIN);

    @Test
    void llamaWithoutFieldsIsTheFirstLlama() throws Exception {
        assertThat(read("LlamaForCausalLM", "'x': 1"))
                .isEqualTo(new ModelSettings(
                        "LlamaForCausalLM",
                        new ModelShape(32, 4096, 11_008, 32, 32, 128, 32_000, 2048),
                        plain(1e-6f, attention(128, QueryKeyNorm.NONE), rotating(32, 0)),
                        List.of(rope(10_000, 128)),
                        new ModuleLayout(PLAIN, false, Biases.NONE, false, 0)));
    }

    @Test
    void mistralHasAWindowUnlessItSaysNone() throws Exception {
        assertThat(read("MistralForCausalLM", "'x': 1"))
                .isEqualTo(new ModelSettings(
                        "MistralForCausalLM",
                        new ModelShape(32, 4096, 14_336, 32, 8, 128, 32_000, 131_072),
                        plain(1e-6f, attention(128, QueryKeyNorm.NONE), rotating(32, 4096)),
                        List.of(rope(10_000, 128)),
                        new ModuleLayout(PLAIN, false, Biases.NONE, false, 0)));
        assertThat(read("MistralForCausalLM", "'sliding_window': null")
                        .decoder()
                        .layers())
                .isEqualTo(rotating(32, 0));
    }

    /** Qwen2.5-7B-Instruct. */
    @Test
    void qwen2HasBiasesAndDoesNotUseItsWindow() throws Exception {
        assertThat(read("Qwen2ForCausalLM", """
                'hidden_act': 'silu', 'hidden_size': 3584, 'intermediate_size': 18944,
                'max_position_embeddings': 32768, 'max_window_layers': 28, 'num_attention_heads': 28,
                'num_hidden_layers': 28, 'num_key_value_heads': 4, 'rms_norm_eps': 1e-06, 'rope_theta': 1000000.0,
                'sliding_window': 131072, 'tie_word_embeddings': false, 'use_sliding_window': false,
                'vocab_size': 152064"""))
                .isEqualTo(new ModelSettings(
                        "Qwen2ForCausalLM",
                        new ModelShape(28, 3584, 18_944, 28, 4, 128, 152_064, 32_768),
                        plain(1e-6f, attention(128, QueryKeyNorm.NONE), rotating(28, 0)),
                        List.of(rope(1e6, 128)),
                        new ModuleLayout(PLAIN, false, new Biases(true, false, false), false, 0)));
    }

    @Test
    void qwenUsesItsWindowFromALayerOnIfItIsSwitchedOn() throws Exception {
        String some = "'num_hidden_layers': 4, 'use_sliding_window': true, 'sliding_window': 99";
        assertThat(windows(read("Qwen2ForCausalLM", some + ", 'max_window_layers': 3")))
                .containsExactly(0, 0, 0, 99);
        assertThat(windows(read("Qwen3ForCausalLM", some + ", 'max_window_layers': 0")))
                .containsExactly(99, 99, 99, 99);
        assertThat(windows(read("Qwen3ForCausalLM", some))).containsExactly(0, 0, 0, 0);
        assertThat(windows(read("Qwen2ForCausalLM", some + """
                , 'layer_types': ['full_attention', 'sliding_attention', 'full_attention', 'sliding_attention']"""))).containsExactly(0, 99, 0, 99);
    }

    /** Qwen3-0.6B. */
    @Test
    void qwen3NormalisesEachHead() throws Exception {
        assertThat(read("Qwen3ForCausalLM", """
                'attention_bias': false, 'head_dim': 128, 'hidden_size': 1024, 'intermediate_size': 3072,
                'max_position_embeddings': 40960, 'max_window_layers': 28, 'num_attention_heads': 16,
                'num_hidden_layers': 28, 'num_key_value_heads': 8, 'rms_norm_eps': 1e-06, 'rope_scaling': null,
                'rope_theta': 1000000, 'sliding_window': null, 'tie_word_embeddings': true,
                'use_sliding_window': false, 'vocab_size': 151936"""))
                .isEqualTo(new ModelSettings(
                        "Qwen3ForCausalLM",
                        new ModelShape(28, 1024, 3072, 16, 8, 128, 151_936, 40_960),
                        plain(1e-6f, attention(128, QueryKeyNorm.PER_HEAD), rotating(28, 0)),
                        List.of(rope(1e6, 128)),
                        new ModuleLayout(PLAIN, true, Biases.NONE, false, 0)));
    }

    /** Phi-3-mini-4k-instruct: heads of 96. */
    @Test
    void phi3IsFused() throws Exception {
        assertThat(read("Phi3ForCausalLM", """
                'attention_bias': false, 'hidden_size': 3072, 'max_position_embeddings': 4096, 'rope_scaling': null,
                'original_max_position_embeddings': 4096, 'sliding_window': 2047"""))
                .isEqualTo(new ModelSettings(
                        "Phi3ForCausalLM",
                        new ModelShape(32, 3072, 8192, 32, 32, 96, 32_064, 4096),
                        plain(1e-5f, attention(96, QueryKeyNorm.NONE), rotating(32, 2047)),
                        List.of(rope(10_000, 96)),
                        new ModuleLayout(PLAIN, false, Biases.NONE, true, 0)));
    }

    @Test
    void phi3SwitchesItsPositionsOnlyWhereTheStoreHasRoomForMore() throws Exception {
        ModelSettings settings = read("Phi3ForCausalLM", """
                'num_hidden_layers': 1, 'hidden_size': 16, 'num_attention_heads': 2, 'max_position_embeddings': 1024,
                'original_max_position_embeddings': 64, 'rope_scaling': {'type': 'longrope',
                'short_factor': [1, 1, 1, 1], 'long_factor': [2, 3, 4, 5]}""");
        assertThat(settings.decoder(64).recomputeBeyond()).isZero();
        assertThat(settings.decoder(65).recomputeBeyond()).isEqualTo(64);
        assertThat(settings.decoder(65).rope("rope").switchBeyond()).isEqualTo(64);
    }

    @Test
    void phi3WasFirstTrainedOn4096TokensUnlessItSaysOtherwise() throws Exception {
        ModelSettings settings = read("Phi3ForCausalLM", """
                'num_hidden_layers': 1, 'hidden_size': 16, 'num_attention_heads': 2, 'max_position_embeddings': 8192,
                'rope_scaling': {'type': 'longrope', 'short_factor': [1, 1, 1, 1], 'long_factor': [2, 3, 4, 5]}""");
        assertThat(settings.ropes().get(0).scaling())
                .isEqualTo(new RopeScaling.LongRope(
                        List.of(1.0, 1.0, 1.0, 1.0),
                        List.of(2.0, 3.0, 4.0, 5.0),
                        Math.sqrt(1 + Math.log(2) / Math.log(4096)),
                        4096));
    }

    @Test
    void gemma2WithoutFieldsBoundsScoresAndLogits() throws Exception {
        List<LayerSettings> layers = IntStream.range(0, 26)
                .mapToObj(layer -> new LayerSettings(layer % 2 == 0 ? 4096 : 0, "rope"))
                .toList();
        assertThat(read("Gemma2ForCausalLM", "'x': 1"))
                .isEqualTo(new ModelSettings(
                        "Gemma2ForCausalLM",
                        new ModelShape(26, 2304, 9216, 8, 4, 256, 256_000, 8192),
                        gemma(new AttentionSettings(256, 1 / 16f, 50, QueryKeyNorm.NONE), 48, 30, layers),
                        List.of(rope(10_000, 256)),
                        new ModuleLayout(PLAIN, true, Biases.NONE, false, 1)));
    }

    @Test
    void gemma2WithoutBoundsSaysSo() throws Exception {
        DecoderSettings decoder = read(
                        "Gemma2ForCausalLM",
                        "'attn_logit_softcapping': null, 'final_logit_softcapping': null, 'query_pre_attn_scalar': 144")
                .decoder();
        assertThat(decoder.attention()).isEqualTo(new AttentionSettings(256, 1 / 12f, 0, QueryKeyNorm.NONE));
        assertThat(decoder.logitSoftCap()).isZero();
    }

    /** gemma-3-4b-it, which leaves out nearly everything. */
    @Test
    void gemma3InsideOfAModelThatSeesHasTwoRopes() throws Exception {
        ModelSettings settings = read("Gemma3ForConditionalGeneration", """
                'eos_token_id': [1, 106], 'text_config': {'hidden_size': 2560, 'intermediate_size': 10240,
                'model_type': 'gemma3_text', 'num_hidden_layers': 34,
                'rope_scaling': {'factor': 8.0, 'rope_type': 'linear'}, 'sliding_window': 1024}""");
        List<LayerSettings> layers = IntStream.rangeClosed(1, 34)
                .mapToObj(
                        layer -> layer % 6 == 0 ? new LayerSettings(0, "rope") : new LayerSettings(1024, "rope.local"))
                .toList();
        assertThat(settings)
                .isEqualTo(new ModelSettings(
                        "Gemma3ForConditionalGeneration",
                        new ModelShape(34, 2560, 10_240, 8, 4, 256, 262_208, 131_072),
                        gemma(
                                new AttentionSettings(256, 1 / 16f, 0, QueryKeyNorm.PER_HEAD),
                                (float) Math.sqrt(2560),
                                0,
                                layers),
                        List.of(
                                new RopeSettings("rope", 1e6, 256, new RopeScaling.Linear(8)),
                                new RopeSettings("rope.local", 10_000, 256, new RopeScaling.None())),
                        new ModuleLayout(
                                List.of(
                                        TensorNames.PLAIN,
                                        new TensorNames("language_model.model.", "language_model.lm_head"),
                                        new TensorNames("model.language_model.", "lm_head")),
                                true,
                                Biases.NONE,
                                false,
                                1)));
    }

    /** OLMo-2-1124-7B. */
    @Test
    void olmo2NormalisesAfterwardsAndOverAllHeads() throws Exception {
        DecoderSettings decoder = new DecoderSettings(
                "decoder",
                0,
                1e-6f,
                NormPlacement.AFTER,
                attention(128, QueryKeyNorm.ALL_HEADS),
                Activation.SILU,
                1,
                0,
                List.of(),
                rotating(32, 0));
        assertThat(read("Olmo2ForCausalLM", """
                'attention_bias': false, 'hidden_size': 4096, 'intermediate_size': 11008,
                'max_position_embeddings': 4096, 'num_attention_heads': 32, 'num_hidden_layers': 32,
                'num_key_value_heads': 32, 'rms_norm_eps': 1e-06, 'rope_theta': 500000, 'tie_word_embeddings': false,
                'vocab_size': 100352"""))
                .isEqualTo(new ModelSettings(
                        "Olmo2ForCausalLM",
                        new ModelShape(32, 4096, 11_008, 32, 32, 128, 100_352, 4096),
                        decoder,
                        List.of(rope(500_000, 128)),
                        new ModuleLayout(PLAIN, false, Biases.NONE, false, 0)));
    }

    @Test
    void smolLm3WithoutFieldsLeavesEveryFourthLayerUnrotated() throws Exception {
        List<LayerSettings> layers = IntStream.rangeClosed(1, 36)
                .mapToObj(layer -> new LayerSettings(0, layer % 4 == 0 ? null : "rope"))
                .toList();
        assertThat(read("SmolLM3ForCausalLM", "'x': 1"))
                .isEqualTo(new ModelSettings(
                        "SmolLM3ForCausalLM",
                        new ModelShape(36, 2048, 11_008, 16, 4, 128, 128_256, 32_768),
                        plain(1e-6f, attention(128, QueryKeyNorm.NONE), layers),
                        List.of(rope(2_000_000, 128)),
                        new ModuleLayout(PLAIN, true, Biases.NONE, false, 0)));
    }

    @Test
    void smolLm3MaySayMoreThanItHasLayers() throws Exception {
        assertThat(read("SmolLM3ForCausalLM", "'num_hidden_layers': 2, 'no_rope_layers': [0, 1, 1, 0]")
                        .decoder()
                        .layers())
                .containsExactly(new LayerSettings(0, null), new LayerSettings(0, "rope"));
    }

    @Test
    void gemma3KeepsTheBaseOfItsWindowsApart() throws Exception {
        List<RopeSettings> ropes = read("Gemma3ForCausalLM", """
                'rope_theta': 5e5, 'rope_local_base_freq': 2e4, 'rope_parameters': {
                'full_attention': {'rope_type': 'default'}, 'sliding_attention': {'rope_type': 'default'}}""").ropes();
        assertThat(ropes)
                .containsExactly(rope(5e5, 256), new RopeSettings("rope.local", 2e4, 256, new RopeScaling.None()));
    }

    @Test
    void headsThatTheOperatorCannotTakeGetRoomForMore() throws Exception {
        ModelSettings settings = read("LlamaForCausalLM", "'head_dim': 100");
        assertThat(settings.shape().headDim()).isEqualTo(104);
        assertThat(settings.decoder().attention().headDim()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'layer_types': ['chunked_attention']; layers of the type \"chunked_attention\"",
                "'layer_types': ['full_attention']; layer_types has 1 entries for 26 layers",
                "'hidden_activation': 'xielu'; the activation \"xielu\"",
                "'query_pre_attn_scalar': 1e300; scores divided by the square root of 1.0E300",
                "'attn_logit_softcapping': 1e300; the bound 1.0E300 of attn_logit_softcapping",
                "'use_bidirectional_attention': true; attention in both directions",
                "'partial_rotary_factor': 0.5; rotary embedding of only a part of each head",
                "'sliding_window': -1; sliding_window is -1"
            })
    void whatIsNotUnderstoodIsRefused(String fieldAndMessage) {
        String[] parts = fieldAndMessage.split("; ", -1);
        assertThatThrownBy(() -> read("Gemma2ForCausalLM", parts[0])).hasMessageContaining(parts[1]);
    }

    private static ModelSettings read(String architecture, String fields) throws Exception {
        String config = "{'architectures': ['" + architecture + "'], " + fields + "}";
        JsonDocument document = JsonDocument.parse(
                config.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
                ModelText.of(ModelProblem.IN_FILE, "config.json"));
        return ModelFamilies.recognise(document).family().settings(architecture, document);
    }

    private static DecoderSettings plain(float epsilon, AttentionSettings attention, List<LayerSettings> layers) {
        return new DecoderSettings(
                "decoder", 0, epsilon, NormPlacement.BEFORE, attention, Activation.SILU, 1, 0, List.of(), layers);
    }

    private static DecoderSettings gemma(
            AttentionSettings attention, float embeddingScale, float logitSoftCap, List<LayerSettings> layers) {
        return new DecoderSettings(
                "decoder",
                0,
                1e-6f,
                NormPlacement.AROUND,
                attention,
                Activation.GELU_TANH,
                embeddingScale,
                logitSoftCap,
                List.of(),
                layers);
    }

    private static AttentionSettings attention(int headDim, QueryKeyNorm norm) {
        return new AttentionSettings(headDim, (float) (1 / Math.sqrt(headDim)), 0, norm);
    }

    private static RopeSettings rope(double theta, int dimensions) {
        return new RopeSettings("rope", theta, dimensions, new RopeScaling.None());
    }

    private static List<LayerSettings> rotating(int layers, int window) {
        return Collections.nCopies(layers, new LayerSettings(window, "rope"));
    }

    private static List<Integer> windows(ModelSettings settings) {
        return settings.decoder().layers().stream().map(LayerSettings::window).toList();
    }
}
