package org.phonebank.partitioner.testing.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phonebank.partitioner.testing.export.UncutModel.Continuation;

/** The exports themselves, before anything is cut. */
class ExportedKindTest {
    private static final int[] PROMPT = {5, 90, 17, 33, 2, 64, 64, 8, 71, 40, 11};
    private static final int TOKENS = 32;

    @TempDir
    Path folder;

    /** Where activations are rounded with one scale for all tokens of a step, a step's length matters. */
    @ParameterizedTest
    @EnumSource(ExportedKind.class)
    void exportRunsAndItsCacheChangesNothing(ExportedKind kind) throws Exception {
        float tolerance =
                switch (kind.bits()) {
                    case 8 -> 0.2f;
                    case 32 -> 1e-4f;
                    default -> 5e-3f;
                };
        Continuation whole = run(kind, PROMPT.length);
        assertThat(run(kind, 4).firstLogits()).containsExactly(whole.firstLogits(), within(tolerance));
        assertThat(run(kind, 1).firstLogits()).containsExactly(whole.firstLogits(), within(tolerance));
    }

    /** A continuation that hangs on the last bit, or repeats itself, would show nothing. */
    @ParameterizedTest
    @EnumSource(ExportedKind.class)
    void continuationIsVariedAndClear(ExportedKind kind) throws Exception {
        Continuation continuation = run(kind, PROMPT.length);
        assertThat(continuation.margin()).isGreaterThan(0.02f);
        assertThat(Arrays.stream(continuation.tokens()).distinct().count()).isGreaterThanOrEqualTo(10);
    }

    /** Different operators, orders and number formats, one architecture and the same weights. */
    @ParameterizedTest
    @EnumSource(
            value = ExportedKind.class,
            names = {
                "GENAI_GQA_HALF",
                "GENAI_MULTI_HEAD_REPEATED",
                "TRANSFORMERS_JS_HALF",
                "TRANSFORMERS_JS_Q8",
                "OPTIMUM_LLAMA",
                "OPTIMUM_LLAMA_WITHOUT_POSITIONS",
                "OPTIMUM_LLAMA_HALF",
                "OPTIMUM_LLAMA_Q8",
                "NEWEST_LLAMA"
            })
    void exportsOfTheSameModelAgree(ExportedKind kind) throws Exception {
        assertThat(run(kind, PROMPT.length).tokens())
                .isEqualTo(run(ExportedKind.GENAI_GQA, PROMPT.length).tokens());
    }

    private Continuation run(ExportedKind kind, int chunk) throws Exception {
        Path written = kind.write(folder.resolve(kind.name()));
        try (UncutModel model = new UncutModel(kind.modelFile(written))) {
            return model.generate(PROMPT, chunk, TOKENS);
        }
    }
}
