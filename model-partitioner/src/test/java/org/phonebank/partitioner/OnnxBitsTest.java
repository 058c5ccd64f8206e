package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.partitioner.manifest.Encoding;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.QuantizationError;
import org.phonebank.partitioner.manifest.StoreFile;
import org.phonebank.partitioner.manifest.StoredWeight;
import org.phonebank.partitioner.quantize.Quantization;
import org.phonebank.partitioner.quantize.ScaleSearch;
import org.phonebank.partitioner.testing.export.ExportedKind;

/** ONNX models of full precision that are stored with fewer bits. */
class OnnxBitsTest {
    private static final int[] PROMPT = {5, 90, 17, 33, 2, 64, 64, 8, 71, 40, 11};

    @TempDir
    Path temporary;

    private LayerStore cut(ExportedKind kind, Quantization quantization) throws Exception {
        Path folder = kind.write(temporary.resolve(kind + "-" + quantization.hashCode()));
        return new Partitioner()
                .partition(
                        folder,
                        temporary.resolve("stores"),
                        new PartitionOptions(quantization, OptionalInt.empty()),
                        PartitionListener.NONE,
                        () -> false);
    }

    private static float[] logits(LayerStore store) throws Exception {
        try (ShardChain chain = new ShardChain(store, 2)) {
            return chain.run(PROMPT, 0);
        }
    }

    /** Length of the difference over length of the first. */
    private static double difference(float[] expected, float[] actual) {
        double difference = 0;
        double length = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += Math.pow(expected[i] - actual[i], 2);
            length += Math.pow(expected[i], 2);
        }
        return Math.sqrt(difference / length);
    }

    private static long bytes(LayerStore store, FileRole role) {
        return store.manifest().files().stream()
                .filter(file -> file.role() == role)
                .mapToLong(StoreFile::sizeBytes)
                .sum();
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIMUM_LLAMA, 16, 0.001",
        "OPTIMUM_LLAMA, 8, 0.06",
        "GENAI_GQA, 16, 0.001",
        "GENAI_GQA, 8, 0.06",
        "GENAI_GQA_HALF, 8, 0.06",
        "GPT2, 16, 0.001",
        "GPT2, 8, 0.12"
    })
    void fewerBitsGiveNearlyTheSameLogits(ExportedKind kind, int bits, double allowed) throws Exception {
        LayerStore full = cut(kind, Quantization.ofBits(32));
        LayerStore narrow = cut(kind, Quantization.ofBits(bits));

        assertThat(difference(logits(full), logits(narrow))).isLessThan(allowed);
        assertThat(narrow.manifest().bits()).isEqualTo(bits);
        assertThat(bytes(narrow, FileRole.LAYER)).isLessThan(bytes(full, FileRole.LAYER));
    }

    @Test
    void matricesOfLayersAndHeadAreStoredAsAskedAndWhatItCostIsKnown() throws Exception {
        Quantization asked = new Quantization(4, 64, true, ScaleSearch.LEAST_SQUARES);
        ModelManifest manifest = cut(ExportedKind.OPTIMUM_LLAMA, asked).manifest();

        for (StoredWeight weight : manifest.weights()) {
            boolean head = weight.file().equals("head.bin");
            switch (weight.kind()) {
                case LINEAR -> {
                    assertThat(weight.encoding()).isEqualTo(head ? Encoding.Q8 : Encoding.Q4);
                    assertThat(weight.blockSize()).isEqualTo(64);
                    assertThat(weight.zeroPoints()).isNotNull();
                    assertThat(weight.error()).isNotNull();
                }
                case LOOKUP -> assertThat(weight.encoding()).isEqualTo(Encoding.F16);
                default -> assertThat(weight.encoding()).isEqualTo(Encoding.RAW);
            }
        }
        assertThat(manifest.weights()).extracting(StoredWeight::file).contains("layer-00.bin", "head.bin", "embed.bin");
    }

    @Test
    void zeroPointsAndSearchedScalesComeCloser() throws Exception {
        Quantization searched = new Quantization(4, 32, true, ScaleSearch.LEAST_SQUARES);

        double plain = error(cut(ExportedKind.GENAI_GQA, Quantization.ofBits(4)));
        double better = error(cut(ExportedKind.GENAI_GQA, searched));

        assertThat(better).isPositive().isLessThan(plain);
    }

    private static double error(LayerStore store) {
        return store.manifest().weights().stream()
                .map(StoredWeight::error)
                .filter(Objects::nonNull)
                .mapToDouble(QuantizationError::relative)
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"GENAI_MULTI_HEAD_INT4, 4", "TRANSFORMERS_JS_Q8, 8", "OPTIMUM_INT4, 4"})
    void quantizedSourcesStayAsTheyAre(ExportedKind kind, int bits) throws Exception {
        LayerStore asked32 = cut(kind, Quantization.ofBits(32));
        LayerStore asked4 = cut(kind, Quantization.ofBits(4));

        assertThat(asked32.manifest().bits()).isEqualTo(bits);
        assertThat(asked4.manifest().weights()).isEqualTo(asked32.manifest().weights());
        assertThat(logits(asked4)).isEqualTo(logits(asked32));
    }
}
