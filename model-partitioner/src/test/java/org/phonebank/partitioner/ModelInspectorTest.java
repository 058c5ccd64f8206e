package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.testing.PackedPackage;
import org.phonebank.partitioner.testing.PackedPackage.Variant;
import org.phonebank.partitioner.testing.RandomLlama;

class ModelInspectorTest {
    @TempDir
    Path temporary;

    @Test
    void packageIsDescribedByItsOwnTensors() throws Exception {
        Path folder = TestModels.copyOfSample(temporary.resolve("sample"));
        long layer = 2L * (256 * 256 * 2 + 128 * 256 * 2 + 3 * 512 * 256 + 2 * 256);
        assertThat(ModelInspector.inspect(folder))
                .isEqualTo(new Inspection(
                        false,
                        "sample",
                        "LlamaForCausalLM",
                        7_870_720,
                        new ModelShape(12, 256, 512, 8, 4, 32, 3072, 512),
                        16,
                        Collections.nCopies(12, layer),
                        2L * (3072 * 256 + 256),
                        12L * 2 * 4 * 32 * 4,
                        true,
                        true,
                        List.of(2)));
    }

    @Test
    void storeIsDescribedAsCut() throws Exception {
        Path folder = TestModels.copyOfSample(temporary.resolve("sample"));
        LayerStore store = TestModels.partition(folder, temporary.resolve("stores"), 4);
        Inspection inspection = ModelInspector.inspect(store.folder());
        assertThat(inspection.partitioned()).isTrue();
        assertThat(inspection.bits()).isEqualTo(4);
        assertThat(inspection.parameters()).isEqualTo(7_870_720);
        assertThat(inspection.layerBytes()).hasSize(12).allMatch(bytes -> bytes < 400_000);
        assertThat(inspection.tokenizer()).isTrue();
        assertThat(inspection.chatTemplate()).isTrue();
        assertThat(inspection.stopTokenIds()).containsExactly(2);
    }

    @Test
    void quantizedPackageHasTheParametersOfTheOriginalAndItsOwnBytes() throws Exception {
        RandomLlama model = new RandomLlama(5);
        Path original = model.write(temporary.resolve("original"), "F32");
        Variant variant = Variant.gptq(4, 32).asymmetric();
        PackedPackage packed = new PackedPackage(model.weights(), model.shapes(), model.config(), variant);
        Inspection before = ModelInspector.inspect(original);
        Inspection after = ModelInspector.inspect(packed.write(temporary.resolve("packed")));
        assertThat(after.parameters()).isEqualTo(before.parameters());
        assertThat(after.bits()).isEqualTo(4);
        assertThat(after.edgeBytes()).isEqualTo(before.edgeBytes());
        // Of each matrix: codes, F16 scales and zero points of its groups of 32, and the group of each input.
        long matrices = 0;
        for (int[] shape : new int[][] {{64, 40}, {32, 40}, {32, 40}, {40, 64}, {72, 40}, {72, 40}, {40, 72}}) {
            long groups = (shape[1] + 31L) / 32;
            matrices += shape[0] * shape[1] / 2 + groups * shape[0] * 2 + groups * shape[0] / 2 + shape[1] * 4L;
        }
        long vectors = 4L * (2 * 40 + 64 + 32 + 32 + 40 + 72 + 72 + 40);
        assertThat(after.layerBytes()).isEqualTo(Collections.nCopies(3, matrices + vectors));
    }

    @Test
    void packageWithoutTextFilesSaysSo() throws Exception {
        Path folder = TestModels.copyOfFixture("llama-tied", temporary.resolve("fixture"));
        Inspection inspection = ModelInspector.inspect(folder);
        assertThat(inspection.tokenizer()).isFalse();
        assertThat(inspection.chatTemplate()).isFalse();
        assertThat(inspection.bits()).isEqualTo(32);
    }

    @Test
    void otherFoldersAreRefused() throws Exception {
        assertThatThrownBy(() -> ModelInspector.inspect(temporary)).isInstanceOf(ModelPackageException.class);
        Files.writeString(temporary.resolve("manifest.json"), "{\"formatVersion\": 99}");
        assertThatThrownBy(() -> ModelInspector.inspect(temporary))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("manifest.json is damaged");
    }
}
