package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.partitioner.manifest.Encoding;
import org.phonebank.partitioner.testing.PlainLlama;
import org.phonebank.partitioner.testing.RandomLlama;

/** Shards of a model with biases, linear rope scaling and awkward sizes, against a plain forward pass. */
class EncodingTest {
    private static final int[] PROMPT = {5, 90, 17, 33, 2, 64, 64, 8, 71, 40, 11};

    @TempDir
    Path temporary;

    /** The quantized kernels also round activations to eight bits, which the reference does not. */
    @ParameterizedTest
    @CsvSource({"32, F32, 1e-5", "32, F16, 1e-5", "32, BF16, 1e-5", "16, BF16, 1e-5", "8, F32, 0.04", "4, BF16, 0.1"})
    void logitsEqualThoseOfRoundedWeights(int bits, String format, double tolerance) throws Exception {
        RandomLlama model = new RandomLlama(11);
        Path folder = model.write(temporary.resolve("random"), format);
        LayerStore store = TestModels.partition(folder, temporary.resolve("stores"), bits);
        PlainLlama reference = new PlainLlama(model.weights(), (name, values) -> rounded(model, name, values, bits));
        for (int shards : List.of(1, 3)) {
            try (ShardChain chain = new ShardChain(store, shards)) {
                chain.run(Arrays.copyOf(PROMPT, 4), 0);
                float[] logits = chain.run(Arrays.copyOfRange(PROMPT, 4, PROMPT.length), 4);
                assertThat(relativeError(logits, reference.logits(PROMPT))).isLessThan(tolerance);
            }
        }
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

    /** Round-to-nearest in blocks of 32, written down a second time. All random weights are exact in F16. */
    private static float[] rounded(RandomLlama model, String name, float[] values, int bits) {
        List<Integer> shape = model.shapes().getOrDefault(name, List.of());
        if (bits > 8 || shape.size() < 2 || name.equals("model.embed_tokens.weight")) {
            return values;
        }
        int middle = 1 << ((name.equals("lm_head.weight") ? Encoding.Q8.bits() : bits) - 1);
        int columns = shape.get(1);
        float[] rounded = new float[values.length];
        for (int start = 0; start < values.length; ) {
            int end = Math.min(start + 32, (start / columns + 1) * columns);
            float extreme = 0;
            for (int i = start; i < end; i++) {
                extreme = Math.abs(values[i]) > Math.abs(extreme) ? values[i] : extreme;
            }
            for (int i = start; i < end; i++) {
                double steps = Math.min(Math.rint(values[i] / (extreme / -middle)), middle - 1);
                rounded[i] = (float) (steps * (extreme / -middle));
            }
            start = end;
        }
        return rounded;
    }
}
