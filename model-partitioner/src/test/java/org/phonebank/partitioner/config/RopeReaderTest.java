package org.phonebank.partitioner.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.failure.ModelText;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.manifest.RopeTable;

class RopeReaderTest {
    private static final int CONTEXT = 131_072;

    @Test
    void absentFieldsGiveTheDefaultBaseForWholeHeads() throws Exception {
        assertThat(read("{}")).isEqualTo(new RopeSettings("rope", 500, 8, new RopeScaling.None()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'rope_theta': 1e6, 'rope_scaling': {'type': 'linear', 'factor': 8}}",
                "{'rope_parameters': {'rope_type': 'linear', 'rope_theta': 1e6, 'factor': 8}}"
            })
    void bothVersionsOfTransformersAreUnderstood(String config) throws Exception {
        assertThat(read(config)).isEqualTo(new RopeSettings("rope", 1e6, 8, new RopeScaling.Linear(8)));
    }

    @Test
    void yarnTakesItsDefaultsFromThePaper() throws Exception {
        assertThat(scaling("""
                {'rope_scaling': {'rope_type': 'yarn', 'factor': 4, 'original_max_position_embeddings': 32768}}""")).isEqualTo(new RopeScaling.Yarn(4, 0.1 * Math.log(4) + 1, 32, 1, 32_768, true));
    }

    @Test
    void yarnWithoutFactorStretchesToTheModelsContext() throws Exception {
        assertThat(scaling("""
                {'rope_parameters': {'rope_type': 'yarn', 'original_max_position_embeddings': 65536, 'mscale': 0.5,
                    'mscale_all_dim': 2, 'beta_fast': 16, 'beta_slow': 2, 'truncate': false}}"""))
                .isEqualTo(new RopeScaling.Yarn(
                        2, (0.05 * Math.log(2) + 1) / (0.2 * Math.log(2) + 1), 16, 2, 65_536, false));
    }

    /** Phi-4-mini as published, but for the number of factors. */
    @ParameterizedTest
    @ValueSource(strings = {"longrope", "su", "yarn"})
    void longropeIsKnownByItsOldNames(String name) throws Exception {
        RopeSettings rope = read("""
                {'original_max_position_embeddings': 4096, 'partial_rotary_factor': 0.75, 'rope_scaling': {
                    'type': '%s', 'short_factor': [1, 1, 1.5], 'long_factor': [1, 4, 30]}}""".formatted(name));
        double attentionFactor = Math.sqrt(1 + Math.log(32) / Math.log(4096));
        assertThat(rope)
                .isEqualTo(new RopeSettings(
                        "rope",
                        500,
                        6,
                        new RopeScaling.LongRope(
                                List.of(1.0, 1.0, 1.5), List.of(1.0, 4.0, 30.0), attentionFactor, 4096)));
        assertThat(rope.table(4096)).isEqualTo(new RopeTable("rope", 6, 0));
        assertThat(rope.table(4097)).isEqualTo(new RopeTable("rope", 6, 4096));
    }

    @Test
    void factorCountsWhereTheOriginalContextIsNotBesideTheScaling() throws Exception {
        assertThat(scaling("""
                {'rope_parameters': {'rope_type': 'longrope', 'original_max_position_embeddings': 1024, 'factor': 16,
                    'short_factor': [1, 1, 1, 1], 'long_factor': [2, 2, 2, 2]}}"""))
                .isEqualTo(new RopeScaling.LongRope(
                        List.of(1.0, 1.0, 1.0, 1.0),
                        List.of(2.0, 2.0, 2.0, 2.0),
                        Math.sqrt(1 + Math.log(16) / Math.log(1024)),
                        1024));
    }

    @Test
    void layerTypesHaveRopesOfTheirOwn() throws Exception {
        RopeReader reader = reader("""
                {'rope_parameters': {
                    'full_attention': {'rope_type': 'linear', 'factor': 8, 'rope_theta': 1e6},
                    'sliding_attention': {'rope_type': 'default', 'rope_theta': 1e4}}}""");
        assertThat(reader.readOfLayerType("a", "full_attention", 1))
                .contains(new RopeSettings("a", 1e6, 8, new RopeScaling.Linear(8)));
        assertThat(reader.readOfLayerType("b", "sliding_attention", 1))
                .contains(new RopeSettings("b", 1e4, 8, new RopeScaling.None()));
        assertThatThrownBy(() -> reader.read("c", 1)).hasMessageContaining("for each type of layer");
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertRefused("{'partial_rotary_factor': 0.4}", "rotary embedding of 0.4 of each head of 8 values");
        assertRefused("{'partial_rotary_factor': 2}", "makes no pairs");
        assertRefused("{'rope_scaling': {'type': 'linear'}}", "has no factor");
        assertRefused(
                "{'rope_scaling': {'type': 'longrope', 'short_factor': [1, 1], 'long_factor': [1, 1]}}",
                "short_factor has 2 numbers where the heads have 4 pairs");
        assertRefused(
                "{'rope_scaling': {'type': 'longrope', 'short_factor': [1, 1, 'x', 1]}}",
                "short_factor holds what is no positive number");
    }

    private static void assertRefused(String config, String message) {
        assertThatThrownBy(() -> read(config)).hasMessageContaining(message);
    }

    private static RopeScaling scaling(String config) throws Exception {
        return read(config).scaling();
    }

    private static RopeSettings read(String config) throws Exception {
        return reader(config).read("rope", 500);
    }

    private static RopeReader reader(String config) throws Exception {
        JsonDocument document = JsonDocument.parse(
                config.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
                ModelText.of(ModelProblem.IN_FILE, "config.json"));
        return new RopeReader(document, new ModelShape(1, 32, 64, 4, 2, 8, 50, CONTEXT));
    }
}
