package org.phonebank.partitioner.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.partitioner.failure.ModelPackageException;

class OnnxFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"32, model.onnx", "16, model_fp16.onnx", "8, model_quantized.onnx", "4, model_q4.onnx"})
    void variantFollowsFromBits(int bits, String expected) throws Exception {
        write("onnx/model.onnx", "onnx/model_fp16.onnx", "onnx/model_q4.onnx", "onnx/model_q4f16.onnx");
        write("onnx/model_quantized.onnx", "onnx/model_bnb4.onnx");
        assertThat(choose(bits)).isEqualTo(folder.resolve("onnx").resolve(expected));
    }

    @Test
    void fileWithCacheIsTakenOfTheTwoOfAnOlderExport() throws Exception {
        write("decoder_model.onnx", "decoder_with_past_model.onnx", "decoder_model_merged.onnx");
        assertThat(choose(32)).isEqualTo(folder.resolve("decoder_with_past_model.onnx"));
    }

    @Test
    void filesOfUnknownKindsMustBeNamed() throws Exception {
        write("one.onnx", "other.onnx");
        assertThatThrownBy(() -> choose(32))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("holds 2 ONNX files and none is called model.onnx");
    }

    private Path choose(int bits) throws IOException, ModelPackageException {
        return OnnxFiles.in(folder).choose(Optional.empty(), bits);
    }

    private void write(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
    }
}
