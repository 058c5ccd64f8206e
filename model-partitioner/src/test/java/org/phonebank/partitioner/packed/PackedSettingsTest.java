package org.phonebank.partitioner.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.failure.ModelText;
import org.phonebank.partitioner.json.JsonDocument;

class PackedSettingsTest {
    @Test
    void packageWithoutQuantizationHasNoSettings() throws Exception {
        assertThat(PackedSettings.read(document("{}"))).isEmpty();
        assertThat(PackedSettings.read(document("{\"quantization_config\": null}")))
                .isEmpty();
    }

    @Test
    void gptqAsItsToolsWriteIt() throws Exception {
        assertThat(read("""
                {"batch_size": 1, "bits": 4, "block_name_to_quantize": null, "damp_percent": 0.1, "desc_act": false,
                 "exllama_config": {"version": 1}, "group_size": 128, "quant_method": "gptq", "sym": true,
                 "true_sequential": true, "use_cuda_fp16": false}""")).contains(new PackedSettings(PackedFormat.GPTQ, 4, 128, true, false));
        assertThat(read("""
                {"bits": 8, "checkpoint_format": "gptq_v2", "desc_act": true, "group_size": -1, "lm_head": false,
                 "meta": {"quantizer": ["gptqmodel:2.2.0"]}, "pack_dtype": "int32", "quant_method": "gptq", "sym": false,
                 "dynamic": {"-:.*down.*": {}}}"""))
                .contains(new PackedSettings(PackedFormat.GPTQ_V2, 8, PackedSettings.WHOLE_ROW, false, true));
    }

    @Test
    void awqAsItsToolsWriteIt() throws Exception {
        assertThat(read("""
                {"bits": 4, "group_size": 64, "modules_to_not_convert": null, "quant_method": "awq", "version": "GEMM",
                 "zero_point": true}""")).contains(new PackedSettings(PackedFormat.AWQ, 4, 64, false, false));
        assertThat(read("{\"quant_method\": \"awq\", \"zero_point\": false, \"backend\": \"autoawq\"}"))
                .contains(new PackedSettings(PackedFormat.AWQ, 4, 128, true, false));
        assertThat(read("{\"quant_method\": \"awq\", \"w_bit\": 4, \"q_group_size\": 32}"))
                .contains(new PackedSettings(PackedFormat.AWQ, 4, 32, false, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'quant_method': 'fp8'|weights quantized by fp8, which is not supported; give the original model, or one",
                "'quant_method': 'compressed-tensors'|weights quantized by compressed-tensors",
                "'bits': 4|weights quantized by an unnamed method",
                "'quant_method': 'gptq', 'bits': 3|asks for 3 bits, which is not supported; supported are 4 and 8.",
                "'quant_method': 'gptq'|has no bits",
                "'quant_method': 'gptq', 'bits': 4, 'checkpoint_format': 'marlin'|asks for the format \"marlin\"",
                "'quant_method': 'gptq', 'bits': 4, 'is_marlin_format': true|asks for the format \"marlin\"",
                "'quant_method': 'gptq', 'bits': 4, 'pack_dtype': 'int16'|words of the type \"int16\"",
                "'quant_method': 'gptq', 'bits': 4, 'group_size': -2|group_size is -2; it must be a whole number",
                "'quant_method': 'gptq', 'bits': 4, 'group_size': 0|group_size is 0",
                "'quant_method': 'gptq', 'bits': 4, 'sym': 1|sym is neither true nor false",
                "'quant_method': 'awq', 'version': 'gemv'|asks for the version \"gemv\", which is not supported",
                "'quant_method': 'awq', 'bits': 8|asks for 8 bits, which is not supported; supported are 4.",
                "'quant_method': 'awq', 'backend': 'llm-awq'|the order of the backend \"llm-awq\""
            })
    void othersAreRefusedByName(String fields, String sentence) {
        assertThatThrownBy(() -> read("{" + fields.replace('\'', '"') + "}"))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining(sentence);
    }

    private static Optional<PackedSettings> read(String quantization) throws IOException, ModelPackageException {
        return PackedSettings.read(document("{\"quantization_config\": " + quantization + "}"));
    }

    private static JsonDocument document(String json) throws IOException, ModelPackageException {
        return JsonDocument.parse(
                json.getBytes(StandardCharsets.UTF_8), ModelText.of(ModelProblem.IN_FILE, "config.json"));
    }
}
