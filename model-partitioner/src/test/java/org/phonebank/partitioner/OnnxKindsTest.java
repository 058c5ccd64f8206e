package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phonebank.partitioner.testing.export.ExportedKind;
import org.phonebank.partitioner.testing.export.UncutModel;
import org.phonebank.partitioner.testing.export.UncutModel.Continuation;

/** Every kind of ONNX export, cut and run as shards, against the export run as a whole. */
class OnnxKindsTest {
    private static final int[] PROMPT = {5, 90, 17, 33, 2, 64, 64, 8, 71, 40, 11};
    private static final int TOKENS = 32;

    @TempDir
    Path temporary;

    @ParameterizedTest
    @EnumSource(ExportedKind.class)
    void shardsGiveTheTokensOfTheUncutModel(ExportedKind kind) throws Exception {
        Path folder = kind.write(temporary.resolve("package"));
        LayerStore store = TestModels.partition(folder, temporary.resolve("stores"), kind.bits());
        int layers = store.manifest().shape().layers();
        assertThat(layers).isEqualTo(kind.shape().layers());
        try (UncutModel uncut = new UncutModel(kind.modelFile(folder))) {
            for (int chunk : new int[] {PROMPT.length, 4, 1}) {
                Continuation expected = uncut.generate(PROMPT, chunk, TOKENS);
                for (int shards : new int[] {1, 3, layers}) {
                    String what = kind + " in " + shards + " shards, prompt in pieces of " + chunk;
                    try (ShardChain chain = new ShardChain(store, shards)) {
                        assertThat(chain.generate(PROMPT, chunk, TOKENS))
                                .as(what)
                                .isEqualTo(expected.tokens());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ExportedKind.class)
    void logitsAreThoseOfTheUncutModel(ExportedKind kind) throws Exception {
        Path folder = kind.write(temporary.resolve("package"));
        LayerStore store = TestModels.partition(folder, temporary.resolve("stores"), kind.bits());
        float tolerance = kind.bits() == 32 ? 1e-4f : 5e-3f;
        try (UncutModel uncut = new UncutModel(kind.modelFile(folder));
                ShardChain chain = new ShardChain(store, 3)) {
            float[] expected = uncut.generate(PROMPT, PROMPT.length, 1).firstLogits();
            assertThat(chain.run(PROMPT, 0)).containsExactly(expected, within(tolerance));
        }
    }
}
