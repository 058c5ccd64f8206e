package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phonebank.partitioner.testing.reference.FamilyCase;
import org.phonebank.partitioner.testing.reference.FamilyCases;
import org.phonebank.partitioner.testing.reference.RandomPackage;
import org.phonebank.partitioner.testing.reference.ReferenceModel;

/** Shows that nothing in the random models can go wrong unseen. */
class RandomPackageTest {
    static Stream<FamilyCase> cases() {
        return Stream.concat(FamilyCases.all().stream(), FamilyCases.longrope().stream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyTensorShowsInTheLogits(FamilyCase model) {
        RandomPackage random = model.randomPackage();
        int[] prompt = model.prompt(12);
        double[] expected = random.reference().logits(prompt);
        List<String> unseen = random.weights().keySet().stream()
                .filter(name -> {
                    ReferenceModel changed = ReferenceModel.of(random.config(), withReversed(random.weights(), name));
                    return largestDifference(changed.logits(prompt), expected) < 0.02;
                })
                .toList();
        assertThat(unseen).isEqualTo(unseenByNature(model));
    }

    /** Of a single visible token any score is the largest, and adding the same to all scores changes nothing. */
    private static List<String> unseenByNature(FamilyCase model) {
        return switch (model.name()) {
            case "mistral-window-of-one" ->
                Stream.of(0, 1, 2, 3)
                        .map(layer -> "model.layers." + layer + ".self_attn.")
                        .flatMap(name -> Stream.of(name + "q_proj.weight", name + "k_proj.weight"))
                        .toList();
            case "smollm3-windows-where-no-rope" -> List.of("model.layers.2.self_attn.k_proj.bias");
            default -> List.of();
        };
    }

    private static Map<String, float[]> withReversed(Map<String, float[]> weights, String name) {
        Map<String, float[]> changed = new LinkedHashMap<>(weights);
        changed.computeIfPresent(name, (key, values) -> {
            float[] reversed = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                reversed[i] = values[values.length - 1 - i];
            }
            return reversed;
        });
        return changed;
    }

    private static double largestDifference(double[] logits, double[] expected) {
        double largest = 0;
        for (int i = 0; i < logits.length; i++) {
            largest = Math.max(largest, Math.abs(logits[i] - expected[i]));
        }
        return largest;
    }
}
