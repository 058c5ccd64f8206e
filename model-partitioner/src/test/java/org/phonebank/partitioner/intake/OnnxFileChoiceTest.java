package org.phonebank.partitioner.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.failure.ModelText;
import org.phonebank.partitioner.json.JsonDocument;

class OnnxFileChoiceTest {
    @TempDir
    Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectory(folder.resolve("onnx"));
    }

    private void put(String... names) throws IOException {
        for (String name : names) {
            Files.createFile(folder.resolve(name));
        }
    }

    @ParameterizedTest
    @CsvSource({"32, model", "16, model_fp16", "8, model_quantized", "4, model_q4"})
    void theFileWhoseFormatWasAskedForIsTaken(int bits, String name) throws Exception {
        put("onnx/model.onnx", "onnx/model_fp16.onnx", "onnx/model_quantized.onnx", "onnx/model_q4.onnx");
        put("onnx/model_bnb4.onnx", "onnx/model_q4f16.onnx");

        assertThat(OnnxFiles.in(folder).choose(Optional.empty(), bits))
                .isEqualTo(folder.resolve("onnx").resolve(name + ".onnx"));
    }

    @Test
    void fullPrecisionIsTakenWhereTheAskedFormatIsMissing() throws Exception {
        put("model.onnx", "model_fp16.onnx");

        assertThat(OnnxFiles.in(folder).choose(Optional.empty(), 4)).isEqualTo(folder.resolve("model.onnx"));
    }

    @Test
    void theOnlyFileIsTakenWhateverItsName() throws Exception {
        put("qwen.onnx");

        assertThat(OnnxFiles.in(folder).choose(Optional.empty(), 8)).isEqualTo(folder.resolve("qwen.onnx"));
    }

    @Test
    void decodersThatTakeTheirCacheArePreferred() throws Exception {
        put("decoder_model.onnx", "decoder_with_past_model.onnx", "decoder_model_merged.onnx");

        assertThat(OnnxFiles.in(folder).choose(Optional.empty(), 32))
                .isEqualTo(folder.resolve("decoder_with_past_model.onnx"));
    }

    @Test
    void severalStrangeNamesAreNotGuessedAt() throws Exception {
        put("a.onnx", "b.onnx");

        assertThatThrownBy(() -> OnnxFiles.in(folder).choose(Optional.empty(), 32))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("name the file to take");
    }

    @Test
    void theConfigurationNamesTheFile() throws Exception {
        put("model.onnx", "decoder.onnx");

        assertThat(OnnxFiles.in(folder).choose(genai("decoder.onnx"), 32)).isEqualTo(folder.resolve("decoder.onnx"));
    }

    @Test
    void theConfigurationCannotNameAFileElsewhere() throws Exception {
        put("model.onnx");

        assertThatThrownBy(() -> OnnxFiles.in(folder).choose(genai("../model.onnx"), 32))
                .isInstanceOf(ModelPackageException.class);
    }

    private static Optional<JsonDocument> genai(String file) throws Exception {
        String json = "{\"model\": {\"decoder\": {\"filename\": \"" + file + "\"}}}";
        return Optional.of(
                JsonDocument.parse(json.getBytes(StandardCharsets.UTF_8), ModelText.of(ModelProblem.IN_FILE, "test")));
    }
}
