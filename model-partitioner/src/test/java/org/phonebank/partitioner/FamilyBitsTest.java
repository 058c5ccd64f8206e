package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.phonebank.partitioner.testing.BlockRounding;
import org.phonebank.partitioner.testing.reference.FamilyCase;
import org.phonebank.partitioner.testing.reference.FamilyCases;
import org.phonebank.partitioner.testing.reference.RandomPackage;
import org.phonebank.partitioner.testing.reference.ReferenceModel;

/** Every kind of module also has a half-precision and a quantized form; compared with the weights rounded likewise. */
class FamilyBitsTest {
    /**
     * The kernels also round activations to eight bits, which these restless models multiply. A matrix in a wrong place
     * gives logits that are as far away as others' are: about 1.4.
     */
    private static final double ACTIVATIONS_ROUNDED = 0.3;

    @TempDir
    Path temporary;

    /** The first model of each architecture. */
    static Stream<Arguments> cases() {
        Map<String, FamilyCase> models = new LinkedHashMap<>();
        FamilyCases.all()
                .forEach(model ->
                        models.putIfAbsent(model.config().path("architectures").toString(), model));
        return models.values().stream()
                .flatMap(model -> IntStream.of(16, 8, 4).mapToObj(bits -> Arguments.of(model, bits)));
    }

    @ParameterizedTest(name = "{0}, {1} bits")
    @MethodSource("cases")
    void logitsAreThoseOfRoundedWeights(FamilyCase model, int bits) throws Exception {
        RandomPackage random = model.randomPackage();
        Path folder = random.write(temporary.resolve("package"), model.written(4));
        LayerStore store = TestModels.partition(folder, temporary.resolve("stores"), bits);
        int[] prompt = model.prompt(24);
        try (ShardChain chain = new ShardChain(store, 2)) {
            double error = relativeError(
                    chain.prefill(prompt, 16), rounded(random, bits).logits(prompt));
            assertThat(error).isLessThan(bits == 16 ? 1e-5 : ACTIVATIONS_ROUNDED);
        }
    }

    /** The model with the weights that a store has: all matrices are rounded, but not the embedding. */
    private static ReferenceModel rounded(RandomPackage random, int bits) {
        if (bits > 8) {
            return random.reference();
        }
        Map<String, float[]> weights = new LinkedHashMap<>(random.weights());
        ObjectNode config = random.config().deepCopy();
        random.shapes().forEach((name, shape) -> {
            float[] values = random.weights().getOrDefault(name, new float[0]);
            if (name.endsWith("embed_tokens.weight")) {
                // A tied head is stored once more.
                config.put("tie_word_embeddings", false);
                weights.putIfAbsent("lm_head.weight", BlockRounding.rounded(values, shape.get(1), 8));
            } else if (shape.size() == 2) {
                int stored = name.equals("lm_head.weight") ? 8 : bits;
                weights.put(name, BlockRounding.rounded(values, shape.get(1), stored));
            }
        });
        return ReferenceModel.of(config, weights);
    }

    /** Length of the difference by length of the expected logits. */
    private static double relativeError(float[] logits, double[] expected) {
        assertThat(logits).hasSize(expected.length);
        double difference = 0;
        double length = 0;
        for (int i = 0; i < logits.length; i++) {
            difference += Math.pow(logits[i] - expected[i], 2);
            length += Math.pow(expected[i], 2);
        }
        return Math.sqrt(difference / length);
    }
}
