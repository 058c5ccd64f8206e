package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports by Optimum and by the model builder of onnxruntime-genai, with logits and tokens of Hugging Face's own code. */
class OnnxFixtureTest {
    private static final float TOLERANCE = 1e-3f;

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optimum-llama",
                "optimum-gemma2-posids",
                "optimum-phi3",
                "genai-llama-fp32",
                "genai-llama-int4",
                "genai-qwen2-int4-asym"
            })
    void shardsGiveReferenceLogitsAndTokens(String name) throws Exception {
        Path folder = TestModels.copyOfFixture(name, temporary.resolve("package"));
        LayerStore store = TestModels.partition(folder, temporary.resolve("stores"), 32);
        int layers = store.manifest().shape().layers();
        for (int shards : new int[] {1, 2, layers}) {
            for (Reference.Case reference : Reference.ofFixture(name)) {
                for (int chunk : new int[] {reference.prompt().length, 16, 5, 1}) {
                    String what = shards + " shards, prompt in pieces of " + chunk;
                    try (ShardChain chain = new ShardChain(store, shards)) {
                        assertThat(chain.generate(reference.prompt(), chunk, reference.greedy().length))
                                .as(what)
                                .isEqualTo(reference.greedy());
                    }
                }
                try (ShardChain chain = new ShardChain(store, shards)) {
                    assertThat(chain.run(reference.prompt(), 0))
                            .containsExactly(reference.lastLogits(), within(TOLERANCE));
                }
            }
        }
    }
}
