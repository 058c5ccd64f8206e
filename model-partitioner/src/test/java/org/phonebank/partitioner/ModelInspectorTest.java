package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.quantize.Quantization;
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
        PartitionOptions options = new PartitionOptions(Quantization.ofBits(8), OptionalInt.of(128));
        Inspection inspection = ModelInspector.inspect(folder, options);
        LayerStore store = new Partitioner()
                .partition(folder, temporary.resolve("stores"), options, PartitionListener.NONE, () -> false);
        Inspection cut = ModelInspector.inspect(store.folder());
        assertThat(inspection)
                .isEqualTo(new Inspection(
                        false,
                        folder,
                        "sample",
                        "LlamaForCausalLM",
                        7_870_720,
                        new ModelShape(12, 256, 512, 8, 4, 32, 3072, 512),
                        16,
                        Collections.nCopies(12, layer),
                        2L * (3072 * 256 + 256),
                        12L * 2 * 4 * 32 * 4,
                        new Finding(true, "understood"),
                        new Finding(true, "understood"),
                        new Finding(true, "an answer ends with <|end|> (2)"),
                        List.of(2),
                        inspection.cut(),
                        List.of()));
        assertThat(inspection.cutLayerBytes()).isEqualTo(cut.layerBytes());
        assertThat(inspection.cutEdgeBytes()).isEqualTo(cut.edgeBytes());
        assertThat(inspection.cut().shape()).isEqualTo(cut.shape());
        assertThat(inspection.cut().residentBytes(new LayerRange(0, 12)))
                .isEqualTo(store.manifest().residentBytes(new LayerRange(0, 12)));
    }

    @Test
    void endOfTurnThatIsNoStopTokenIsSaid() throws Exception {
        Path folder = TestModels.copyOfSample(temporary.resolve("sample"));
        replace(folder.resolve("config.json"), "\"eos_token_id\": 2", "\"eos_token_id\": 1");
        replace(folder.resolve("generation_config.json"), "\"eos_token_id\": 2", "\"eos_token_id\": 1");
        replace(folder.resolve("tokenizer_config.json"), "\"eos_token\": \"<|end|>\"", "\"eos_token\": null");
        Finding finding = ModelInspector.inspect(folder).specialTokens();
        assertThat(finding.understood()).isFalse();
        assertThat(finding.words())
                .startsWith(
                        "the chat template ends an answer with <|end|> (2), which is not among the tokens that end one");
    }

    @Test
    void brokenTextFilesAreSaidWithTheirReason() throws Exception {
        Path folder = TestModels.copyOfSample(temporary.resolve("sample"));
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        Files.writeString(folder.resolve("chat_template.jinja"), "{% for m in messages %}{{ m.content | sparkle }}");
        Inspection inspection = ModelInspector.inspect(folder);
        assertThat(inspection.tokenizer().words()).contains("cannot be read");
        assertThat(inspection.chatTemplate().understood()).isFalse();
        assertThat(inspection.chatTemplate().words()).startsWith("The chat template");
        assertThat(inspection.specialTokens().understood()).isFalse();
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
        assertThat(inspection.tokenizer().understood()).isTrue();
        assertThat(inspection.chatTemplate().understood()).isTrue();
        assertThat(inspection.cut()).isEqualTo(store.manifest());
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
        assertThat(inspection.tokenizer())
                .isEqualTo(new Finding(false, "no tokenizer.json; only token ids can be given (--prompt-ids)"));
        assertThat(inspection.chatTemplate())
                .isEqualTo(new Finding(false, "none; a prompt goes to the model as it is typed"));
        assertThat(inspection.bits()).isEqualTo(32);
    }

    @Test
    void tokenizerOfAnotherModelIsFoundOut() throws Exception {
        Path folder = TestModels.copyOfFixture("llama-tied", temporary.resolve("fixture"));
        Path sample = TestModels.copyOfSample(temporary.resolve("sample"));
        Files.copy(sample.resolve("tokenizer.json"), folder.resolve("tokenizer.json"));
        assertThat(ModelInspector.inspect(folder).tokenizer())
                .isEqualTo(new Finding(
                        false, "it knows more tokens than the model's 320, so it belongs to another model"));
        assertThat(ModelInspector.inspect(sample).tokenizer()).isEqualTo(new Finding(true, "understood"));
    }

    @Test
    void otherFoldersAreRefused() throws Exception {
        assertThatThrownBy(() -> ModelInspector.inspect(temporary)).isInstanceOf(ModelPackageException.class);
        Files.writeString(temporary.resolve("manifest.json"), "{\"formatVersion\": 99}");
        assertThatThrownBy(() -> ModelInspector.inspect(temporary))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("manifest.json is damaged");
    }

    private static void replace(Path file, String text, String replacement) throws IOException {
        String before = Files.readString(file);
        assertThat(before).contains(text);
        Files.writeString(file, before.replace(text, replacement));
    }
}
