package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.partitioner.testing.reference.PackageReader;
import org.phonebank.partitioner.testing.reference.ReferenceModel;

/** Shows that the forward passes which judge the families agree with Hugging Face's own code where that was run. */
class ReferenceModelTest {
    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({
        "llama-tied, config.json",
        "llama-tied, config-v5.json",
        "llama3-rope-sharded, config.json",
        "llama3-rope-sharded, config-v5.json",
        "mistral-swa, config.json",
        "mistral-swa, config-v5.json",
        "qwen2-tied-bias, config.json",
        "qwen2-tied-bias, config-v5.json",
        "phi3, config.json",
        "phi3, config-v5.json",
        "gemma2, config.json",
        "gemma2, config-v5.json"
    })
    void forwardPassEqualsHuggingFace(String name, String config) throws Exception {
        Path folder = TestModels.copyOfFixture(name, temporary.resolve("package"));
        ReferenceModel model = PackageReader.read(folder, config);
        for (Reference.Case reference : Reference.ofFixture(name)) {
            assertThat(largestDifference(model.logits(reference.prompt()), reference.lastLogits()))
                    .isLessThan(1e-4);
            assertThat(model.greedy(reference.prompt(), reference.greedy().length)
                            .tokens())
                    .isEqualTo(reference.greedy());
        }
    }

    private static double largestDifference(double[] logits, float[] expected) {
        assertThat(logits).hasSize(expected.length);
        double largest = 0;
        for (int i = 0; i < logits.length; i++) {
            largest = Math.max(largest, Math.abs(logits[i] - expected[i]));
        }
        return largest;
    }
}
