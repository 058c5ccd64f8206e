package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.phonebank.partitioner.quantize.Quantization;
import org.phonebank.partitioner.testing.reference.FamilyCase;
import org.phonebank.partitioner.testing.reference.FamilyCases;
import org.phonebank.partitioner.testing.reference.RandomPackage;
import org.phonebank.partitioner.testing.reference.ReferenceModel;

/** Models whose positions are all seen otherwise once a sequence has more than 24 tokens. */
class LongropeTest {
    private static final float TOLERANCE = 3e-4f;
    private static final int LIMIT = 24;
    private static final int GENERATED = 24;

    @TempDir
    Path temporary;

    static Stream<Arguments> cases() {
        return FamilyCases.longrope().stream()
                .flatMap(model -> IntStream.of(4, 5).boxed().flatMap(transformers -> IntStream.of(1, 2, 4)
                        .mapToObj(shards -> Arguments.of(model, transformers, shards))));
    }

    @ParameterizedTest(name = "{0}, transformers {1}, {2} shards")
    @MethodSource("cases")
    void lengthOfTheWholeSequenceDecides(FamilyCase model, int transformers, int shards) throws Exception {
        RandomPackage random = model.randomPackage();
        LayerStore store = store(model, random, transformers, OptionalInt.empty());
        ReferenceModel reference = random.reference();
        assertThat(store.manifest().decoder().recomputeBeyond()).isEqualTo(LIMIT);
        try (ShardChain chain = new ShardChain(store, shards)) {
            for (int length : new int[] {1, 7, LIMIT - 1, LIMIT, LIMIT + 1, 40, 64}) {
                int[] prompt = model.prompt(length);
                float[] expected = floats(reference.logits(prompt));
                assertThat(chain.run(prompt, 0)).containsExactly(expected, within(TOLERANCE));
                for (int piece : new int[] {16, 5, 1}) {
                    int first = length > LIMIT ? LIMIT + 1 : piece;
                    chain.run(Arrays.copyOf(prompt, Math.min(first, length)), 0);
                    for (int start = first; start < length; start += piece) {
                        int end = Math.min(length, start + piece);
                        float[] logits = chain.run(Arrays.copyOfRange(prompt, start, end), start);
                        if (end == length) {
                            assertThat(logits).containsExactly(expected, within(TOLERANCE));
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}, transformers {1}, {2} shards")
    @MethodSource("cases")
    void continuationsAcrossTheLimitAreThoseOfTheModel(FamilyCase model, int transformers, int shards)
            throws Exception {
        RandomPackage random = model.randomPackage();
        LayerStore store = store(model, random, transformers, OptionalInt.empty());
        try (ShardChain chain = new ShardChain(store, shards)) {
            for (int length : new int[] {1, 20, 40}) {
                int[] prompt = model.prompt(length);
                int[] sequence = Arrays.copyOf(prompt, length + GENERATED);
                float[] logits = chain.run(prompt, 0);
                for (int known = length; known < sequence.length; known++) {
                    sequence[known] = ShardChain.largest(logits);
                    int from = known == LIMIT ? 0 : known;
                    logits = chain.run(Arrays.copyOfRange(sequence, from, known + 1), from);
                }
                assertThat(Arrays.copyOfRange(sequence, length, sequence.length))
                        .isEqualTo(random.reference().greedy(prompt, GENERATED).tokens());
            }
        }
    }

    @ParameterizedTest(name = "{0}, transformers {1}, {2} shards")
    @MethodSource("cases")
    void storeForShortSequencesNeverSwitches(FamilyCase model, int transformers, int shards) throws Exception {
        RandomPackage random = model.randomPackage();
        LayerStore store = store(model, random, transformers, OptionalInt.of(LIMIT));
        assertThat(store.manifest().decoder().recomputeBeyond()).isZero();
        int[] prompt = model.prompt(LIMIT);
        try (ShardChain chain = new ShardChain(store, shards)) {
            assertThat(chain.prefill(prompt, 5))
                    .containsExactly(floats(random.reference().logits(prompt)), within(TOLERANCE));
        }
    }

    private LayerStore store(FamilyCase model, RandomPackage random, int transformers, OptionalInt contextLength)
            throws Exception {
        Path folder = random.write(temporary.resolve("package"), model.written(transformers));
        PartitionOptions options = new PartitionOptions(Quantization.ofBits(32), contextLength);
        return new Partitioner()
                .partition(folder, temporary.resolve("stores"), options, PartitionListener.NONE, () -> false);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
