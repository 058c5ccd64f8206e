package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phonebank.partitioner.testing.export.Alteration;
import org.phonebank.partitioner.testing.export.UncutModel;
import org.phonebank.partitioner.testing.export.UncutModel.Continuation;

/** Structures that only some exports have, cut and run as shards, against the export run as a whole. */
class OnnxStructuresTest {
    private static final int[] PROMPT = {5, 90, 17, 33, 2, 64, 64, 8, 71, 40, 11};
    private static final int TOKENS = 32;

    @TempDir
    Path temporary;

    @ParameterizedTest
    @EnumSource(Alteration.class)
    void shardsGiveTheTokensOfTheUncutModel(Alteration alteration) throws Exception {
        Path folder = alteration.write(temporary.resolve("package"));
        LayerStore store = TestModels.partition(folder, temporary.resolve("stores"), 32);
        int layers = store.manifest().shape().layers();
        try (UncutModel uncut = new UncutModel(alteration.modelFile(folder))) {
            for (int chunk : new int[] {PROMPT.length, 4}) {
                Continuation expected = uncut.generate(PROMPT, chunk, TOKENS);
                for (int shards : new int[] {1, 3, layers}) {
                    try (ShardChain chain = new ShardChain(store, shards)) {
                        assertThat(chain.generate(PROMPT, chunk, TOKENS))
                                .as("%s in %d shards, prompt in pieces of %d", alteration, shards, chunk)
                                .isEqualTo(expected.tokens());
                    }
                }
            }
        }
    }
}
