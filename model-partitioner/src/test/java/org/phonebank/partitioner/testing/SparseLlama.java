package org.phonebank.partitioner.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Llama package in BF16 of any size with zeros everywhere, so that its file takes hardly any room on a disk that knows
 * holes.
 */
public record SparseLlama(int layers, int hidden, int inner, int heads, int vocabulary) {
    /** The shape of Llama 2 7B. */
    public static SparseLlama sevenBillion(int layers) {
        return new SparseLlama(layers, 4096, 11_008, 32, 32_000);
    }

    public Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        ObjectNode config = new ObjectMapper().createObjectNode();
        config.putArray("architectures").add("LlamaForCausalLM");
        config.put("hidden_size", hidden).put("intermediate_size", inner).put("num_hidden_layers", layers);
        config.put("num_attention_heads", heads).put("vocab_size", vocabulary).put("max_position_embeddings", 256);
        Files.writeString(folder.resolve("config.json"), config.toString());
        ObjectNode header = new ObjectMapper().createObjectNode();
        long end = describeAll(header);
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("model.safetensors").toFile(), "rw")) {
            file.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(json.length)
                    .array());
            file.write(json);
            file.setLength(8 + json.length + end);
        }
        return folder;
    }

    private long describeAll(ObjectNode header) {
        long end = describe(header, 0, "model.embed_tokens.weight", vocabulary, hidden);
        for (int layer = 0; layer < layers; layer++) {
            String name = "model.layers." + layer + ".";
            end = describe(header, end, name + "input_layernorm.weight", hidden);
            end = describe(header, end, name + "post_attention_layernorm.weight", hidden);
            for (String projection : List.of("q", "k", "v", "o")) {
                end = describe(header, end, name + "self_attn." + projection + "_proj.weight", hidden, hidden);
            }
            end = describe(header, end, name + "mlp.gate_proj.weight", inner, hidden);
            end = describe(header, end, name + "mlp.up_proj.weight", inner, hidden);
            end = describe(header, end, name + "mlp.down_proj.weight", hidden, inner);
        }
        end = describe(header, end, "model.norm.weight", hidden);
        return describe(header, end, "lm_head.weight", vocabulary, hidden);
    }

    private static long describe(ObjectNode header, long begin, String name, int... shape) {
        ObjectNode tensor = header.putObject(name);
        tensor.put("dtype", "BF16");
        long elements = 1;
        for (int dimension : shape) {
            tensor.withArray("shape").add(dimension);
            elements *= dimension;
        }
        long end = begin + 2 * elements;
        tensor.putArray("data_offsets").add(begin).add(end);
        return end;
    }
}
