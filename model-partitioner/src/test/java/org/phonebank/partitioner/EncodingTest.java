package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.partitioner.manifest.Encoding;
import org.phonebank.partitioner.quantize.Quantization;
import org.phonebank.partitioner.quantize.ScaleSearch;
import org.phonebank.partitioner.testing.PlainLlama;
import org.phonebank.partitioner.testing.RandomLlama;

/** Shards of a model with biases, linear rope scaling and awkward sizes, against a plain forward pass. */
class EncodingTest {
    private static final int[] PROMPT = {5, 90, 17, 33, 2, 64, 64, 8, 71, 40, 11};

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({"32, F32", "32, F16", "32, BF16", "16, BF16"})
    void logitsEqualThoseOfPlainArithmetic(int bits, String format) throws Exception {
        assertThat(worstError(Quantization.ofBits(bits), format)).isLessThan(1e-5);
    }

    /** The kernels also round activations to eight bits, which the reference does not. */
    @ParameterizedTest
    @CsvSource({
        "8, 32, false, 0.04",
        "8, 32, true, 0.04",
        "8, 64, false, 0.05",
        "8, 128, true, 0.05",
        "4, 32, false, 0.1",
        "4, 32, true, 0.1",
        "4, 64, false, 0.1",
        "4, 64, true, 0.1",
        "4, 128, false, 0.1",
        "4, 128, true, 0.1"
    })
    void logitsEqualThoseOfRoundedWeights(int bits, int blockSize, boolean zeroPoints, double tolerance)
            throws Exception {
        Quantization quantization = new Quantization(bits, blockSize, zeroPoints, ScaleSearch.ROUND_TO_NEAREST);
        assertThat(worstError(quantization, "BF16")).isLessThan(tolerance);
    }

    private double worstError(Quantization quantization, String format) throws Exception {
        RandomLlama model = new RandomLlama(11);
        LayerStore store = new Partitioner()
                .partition(
                        model.write(temporary.resolve("random"), format),
                        temporary.resolve("stores"),
                        new PartitionOptions(quantization, OptionalInt.empty()),
                        PartitionListener.NONE,
                        () -> false);
        PlainLlama reference =
                new PlainLlama(model.weights(), (name, values) -> rounded(model, name, values, quantization));
        double worst = 0;
        for (int shards : List.of(1, 3)) {
            try (ShardChain chain = new ShardChain(store, shards)) {
                chain.run(Arrays.copyOf(PROMPT, 4), 0);
                float[] logits = chain.run(Arrays.copyOfRange(PROMPT, 4, PROMPT.length), 4);
                worst = Math.max(worst, relativeError(logits, reference.logits(PROMPT)));
            }
        }
        return worst;
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

    /** Round-to-nearest, written down a second time. All random weights are exact in F16. */
    private static float[] rounded(RandomLlama model, String name, float[] values, Quantization quantization) {
        List<Integer> shape = model.shapes().getOrDefault(name, List.of());
        if (quantization.bits() > 8 || shape.size() < 2 || name.equals("model.embed_tokens.weight")) {
            return values;
        }
        int codes = 1 << (name.equals("lm_head.weight") ? Encoding.Q8.bits() : quantization.bits());
        int columns = shape.get(1);
        float[] rounded = values.clone();
        for (int start = 0; start < values.length; ) {
            int end = Math.min(start + quantization.blockSize(), (start / columns + 1) * columns);
            if (quantization.zeroPoints()) {
                roundAsymmetric(rounded, start, end, codes);
            } else {
                roundSymmetric(rounded, start, end, codes);
            }
            start = end;
        }
        return rounded;
    }

    private static void roundSymmetric(float[] values, int start, int end, int codes) {
        float extreme = 0;
        for (int i = start; i < end; i++) {
            extreme = Math.abs(values[i]) > Math.abs(extreme) ? values[i] : extreme;
        }
        double scale = extreme / -(codes / 2.0);
        for (int i = start; i < end; i++) {
            values[i] = (float) (Math.min(Math.rint(values[i] / scale), codes / 2.0 - 1) * scale);
        }
    }

    private static void roundAsymmetric(float[] values, int start, int end, int codes) {
        double lowest = 0;
        double highest = 0;
        for (int i = start; i < end; i++) {
            lowest = Math.min(lowest, values[i]);
            highest = Math.max(highest, values[i]);
        }
        double scale = (highest - lowest) / (codes - 1);
        double zero = Math.rint(-lowest / scale);
        for (int i = start; i < end; i++) {
            double code = Math.max(0, Math.min(codes - 1, Math.rint(values[i] / scale + zero)));
            values[i] = (float) ((code - zero) * scale);
        }
    }
}
