package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.Segment;
import org.phonebank.partitioner.manifest.StoredWeight;
import org.phonebank.partitioner.testing.PackedPackage;
import org.phonebank.partitioner.testing.PackedPackage.Variant;
import org.phonebank.partitioner.testing.RandomLlama;
import org.phonebank.partitioner.testing.reference.ReferenceModel;

/** Packages quantized by GPTQ and AWQ against the model of the numbers that they stand for. */
class PackedModelTest {
    private static final int[] PROMPT = {5, 90, 17, 33, 2, 64, 64, 8, 71, 40, 11};

    @TempDir
    Path temporary;

    static Stream<Variant> variants() {
        return Stream.of(
                Variant.gptq(4, 32),
                Variant.gptq(4, 32).asymmetric(),
                Variant.gptq(4, 32).asymmetric().asVersionTwo(),
                Variant.gptq(4, 32).asVersionTwo().withScales("BF16"),
                Variant.gptq(4, 16).asymmetric().withScales("F32"),
                Variant.gptq(4, 64).asymmetric(),
                Variant.gptq(4, 128),
                Variant.gptq(4, -1).asymmetric(),
                Variant.gptq(8, 32),
                Variant.gptq(8, -1).asymmetric().asVersionTwo(),
                Variant.gptq(8, 16).asymmetric(),
                Variant.gptq(4, 32).asOrdered(),
                Variant.gptq(4, 16).asymmetric().asOrdered(),
                Variant.gptq(8, 32).asymmetric().asOrdered(),
                Variant.awq(32),
                Variant.awq(16).withScales("BF16"),
                Variant.awq(-1));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void storeHoldsTheVeryNumbersOfThePackage(Variant variant) throws Exception {
        RandomLlama model = new RandomLlama(21);
        PackedPackage packed = new PackedPackage(model.weights(), model.shapes(), model.config(), variant);
        LayerStore store =
                TestModels.partition(packed.write(temporary.resolve("packed")), temporary.resolve("stores"), 4);
        for (int layer = 0; layer < RandomLlama.LAYERS; layer++) {
            String module = "model.layers." + layer + ".";
            String name = "layer." + layer + ".";
            assertHolds(store, name + "attention.qkv", packed, module + "self_attn.", "q_proj", "k_proj", "v_proj");
            assertHolds(store, name + "attention.out", packed, module + "self_attn.", "o_proj");
            assertHolds(store, name + "mlp.gate", packed, module + "mlp.", "gate_proj");
            assertHolds(store, name + "mlp.down", packed, module + "mlp.", "down_proj");
            StoredWeight qkv = store.manifest().weight(name + "attention.qkv").orElseThrow();
            assertThat(qkv.zeroPoints() == null).isEqualTo(variant.symmetric());
            assertThat(store.manifest().weight(qkv.name() + ".order").isPresent())
                    .isEqualTo(variant.ordered());
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void logitsEqualThoseOfTheNumbersOfThePackage(Variant variant) throws Exception {
        RandomLlama model = new RandomLlama(22);
        PackedPackage packed = new PackedPackage(model.weights(), model.shapes(), model.config(), variant);
        Path folder = packed.write(temporary.resolve("packed"));
        double[] expected =
                ReferenceModel.of(packed.config(), packed.dequantized()).logits(PROMPT);
        assertThat(relativeError(folder, 32, expected)).isLessThan(1e-5);
        // Activations are rounded to eight bits at four, as is the head.
        assertThat(relativeError(folder, 4, expected)).isBetween(1e-5, 0.1);
    }

    @Test
    void scaleThatIsNoNumberIsNamed() throws Exception {
        RandomLlama model = new RandomLlama(23);
        PackedPackage packed = new PackedPackage(model.weights(), model.shapes(), model.config(), Variant.awq(-1));
        float[] scales = new float[40];
        scales[17] = Float.NaN;
        packed.writer().add("model.layers.2.mlp.down_proj.scales", "F16", List.of(1, 40), scales);
        Path folder = packed.write(temporary.resolve("packed"));
        assertThatThrownBy(() -> TestModels.partition(folder, temporary.resolve("stores"), 4))
                .isInstanceOf(ModelPackageException.class)
                .hasMessage(
                        "The tensor model.layers.2.mlp.down_proj.scales holds scales that are not finite numbers; the"
                                + " file is damaged or quantizing it failed.");
    }

    private double relativeError(Path folder, int bits, double[] expected) throws Exception {
        LayerStore store = TestModels.partition(folder, temporary.resolve("stores"), bits);
        double worst = 0;
        for (int shards : List.of(1, 3)) {
            try (ShardChain chain = new ShardChain(store, shards)) {
                chain.run(Arrays.copyOf(PROMPT, 4), 0);
                float[] logits = chain.run(Arrays.copyOfRange(PROMPT, 4, PROMPT.length), 4);
                double difference = 0;
                double length = 0;
                for (int i = 0; i < expected.length; i++) {
                    difference += Math.pow(logits[i] - expected[i], 2);
                    length += Math.pow(expected[i], 2);
                }
                worst = Math.max(worst, Math.sqrt(difference / length));
            }
        }
        return worst;
    }

    private static void assertHolds(
            LayerStore store, String name, PackedPackage packed, String prefix, String... modules) throws IOException {
        StoredWeight weight = store.manifest().weight(name).orElseThrow();
        float[] expected = new float[0];
        for (String module : modules) {
            float[] values = Objects.requireNonNull(packed.dequantized().get(prefix + module + ".weight"));
            int before = expected.length;
            expected = Arrays.copyOf(expected, before + values.length);
            System.arraycopy(values, 0, expected, before, values.length);
        }
        assertThat(weight.error()).isNull();
        assertThat(dequantized(store, weight)).isEqualTo(expected);
    }

    /** What a stored matrix means, [outputs, inputs], its inputs in the order of the package. */
    private static float[] dequantized(LayerStore store, StoredWeight weight) throws IOException {
        byte[] file = Files.readAllBytes(store.file(weight.file()));
        int inputs = Math.toIntExact(weight.shape().get(0));
        int outputs = Math.toIntExact(weight.shape().get(1));
        int bits = weight.encoding().bits();
        int blocks = (inputs + weight.blockSize() - 1) / weight.blockSize();
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        Segment scales = Objects.requireNonNull(weight.scales());
        Optional<Segment> order =
                store.manifest().weight(weight.name() + ".order").map(StoredWeight::data);
        float[] values = new float[inputs * outputs];
        for (int output = 0; output < outputs; output++) {
            for (int position = 0; position < inputs; position++) {
                int block = position / weight.blockSize();
                long row = weight.data().offset() + (long) output * blocks * weight.blockSize() * bits / 8;
                int code = code(file, row, position, bits);
                int zero = 1 << (bits - 1);
                if (weight.zeroPoints() != null) {
                    zero = code(
                            file,
                            weight.zeroPoints().offset() + (long) output * ((blocks * bits + 7) / 8),
                            block,
                            bits);
                }
                float scale = bytes.getFloat((int) scales.offset() + 4 * (output * blocks + block));
                int at = position;
                int input = order.map(place -> (int) bytes.getFloat((int) place.offset() + 4 * at))
                        .orElse(position);
                values[output * inputs + input] = (code - zero) * scale;
            }
        }
        return values;
    }

    private static int code(byte[] file, long row, int index, int bits) {
        int bit = index * bits;
        return (file[(int) row + bit / 8] & 0xff) >> bit % 8 & (1 << bits) - 1;
    }
}
