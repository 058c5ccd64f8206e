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
