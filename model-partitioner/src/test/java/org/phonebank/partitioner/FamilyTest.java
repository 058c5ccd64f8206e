package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.phonebank.partitioner.testing.reference.FamilyCase;
import org.phonebank.partitioner.testing.reference.FamilyCases;
import org.phonebank.partitioner.testing.reference.RandomPackage;
import org.phonebank.partitioner.testing.reference.ReferenceModel;

/** Families and details for which there is no fixture, against plain forward passes of the published architectures. */
class FamilyTest {
    private static final float TOLERANCE = 3e-4f;
    private static final int GENERATED = 24;

    @TempDir
    Path temporary;

    static Stream<Arguments> cases() {
        return FamilyCases.all().stream()
                .flatMap(model -> IntStream.of(4, 5).mapToObj(transformers -> Arguments.of(model, transformers)));
    }

    @ParameterizedTest(name = "{0}, transformers {1}")
    @MethodSource("cases")
    void shardsAgreeWithThePublishedArchitecture(FamilyCase model, int transformers) throws Exception {
        RandomPackage random = model.randomPackage();
        Path folder = random.write(temporary.resolve("package"), model.written(transformers));
        LayerStore store = TestModels.partition(folder, temporary.resolve("stores"), 32);
        int layers = store.manifest().shape().layers();
        for (int shards : transformers == 4 ? new int[] {1, layers} : new int[] {2}) {
            try (ShardChain chain = new ShardChain(store, shards)) {
                for (int length : new int[] {40, 7, 1}) {
                    assertAgreement(chain, random.reference(), model.prompt(length));
                }
            }
        }
    }

    /** The chain is used again for each piece size, so that what it cached before must not be seen. */
    private static void assertAgreement(ShardChain chain, ReferenceModel reference, int[] prompt) throws OrtException {
        int[] generated = chain.generate(prompt, prompt.length, GENERATED);
        int[] sequence = Arrays.copyOf(prompt, prompt.length + GENERATED);
        System.arraycopy(generated, 0, sequence, prompt.length, GENERATED);
        float[][] expected = floats(reference.allLogits(sequence));
        for (int piece : new int[] {sequence.length, 16, 5, 1}) {
            for (int start = 0; start < sequence.length; start += piece) {
                int end = Math.min(sequence.length, start + piece);
                float[] logits = chain.run(Arrays.copyOfRange(sequence, start, end), start);
                assertThat(logits)
                        .as("pieces of %d, after token %d", piece, end)
                        .containsExactly(expected[end - 1], within(TOLERANCE));
            }
        }
        assertThat(generated)
                .isEqualTo(IntStream.range(prompt.length, sequence.length)
                        .map(position -> ShardChain.largest(expected[position - 1]))
                        .toArray());
    }

    private static float[][] floats(double[][] values) {
        float[][] floats = new float[values.length][];
        for (int row = 0; row < values.length; row++) {
            floats[row] = new float[values[row].length];
            for (int i = 0; i < floats[row].length; i++) {
                floats[row][i] = (float) values[row][i];
            }
        }
        return floats;
    }
}
