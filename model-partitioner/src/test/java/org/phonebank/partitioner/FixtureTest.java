package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Random models whose logits and tokens were computed by Hugging Face's own code. */
class FixtureTest {
    private static final float TOLERANCE = 1e-3f;
    private static final List<String> FIXTURES =
            List.of("llama-tied", "llama3-rope-sharded", "mistral-swa", "qwen2-tied-bias", "phi3", "gemma2");

    @TempDir
    Path temporary;

    static Stream<Arguments> cuts() {
        return FIXTURES.stream().flatMap(name -> Stream.of("config.json", "config-v5.json")
                .flatMap(config -> Stream.of(1, 2, 4).map(shards -> Arguments.of(name, config, shards))));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void shardsGiveReferenceLogitsAndTokens(String name, String config, int shards) throws Exception {
        Path folder = TestModels.copyOfFixture(name, temporary.resolve("package"));
        Files.copy(folder.resolve(config), folder.resolve("copy.json"));
        Files.move(folder.resolve("copy.json"), folder.resolve("config.json"), StandardCopyOption.REPLACE_EXISTING);
        LayerStore store = TestModels.partition(folder, temporary.resolve("stores"), 32);
        try (ShardChain chain = new ShardChain(store, shards)) {
            for (Reference.Case reference : Reference.ofFixture(name)) {
                int[] prompt = reference.prompt();
                for (int chunk : new int[] {prompt.length, 16, 5, 1}) {
                    assertThat(chain.generate(prompt, chunk, reference.greedy().length))
                            .isEqualTo(reference.greedy());
                    assertThat(chain.prefill(prompt, chunk)).containsExactly(reference.lastLogits(), within(TOLERANCE));
                }
            }
        }
    }
}
