package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.partitioner.manifest.LayerRange;

/** A process whose heap is a fraction of the model, and of its largest tensor, partitions it. */
class SmallHeapTest {
    private static final int HIDDEN = 1024;
    private static final int INNER = 3072;
    private static final int LAYERS = 8;
    private static final int VOCABULARY = 48_000;

    @TempDir
    Path temporary;

    /** Runs in the process with the small heap. */
    public static final class Main {
        private Main() {}

        public static void main(String[] arguments) throws Exception {
            TestModels.partition(Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 4})
    void modelLargerThanTheHeapIsPartitioned(int bits) throws Exception {
        Path folder = writeModel();
        assertThat(Files.size(folder.resolve("model.safetensors"))).isGreaterThan(350L << 20);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        // Buffers are per core.
                        "-XX:ActiveProcessorCount=2",
                        "-XX:MaxDirectMemorySize=32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        folder.toString(),
                        temporary.resolve("stores").toString(),
                        Integer.toString(bits))
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("log").toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).isTrue();
        assertThat(process.exitValue())
                .describedAs(Files.readString(temporary.resolve("log")))
                .isZero();
        LayerStore store = TestModels.partition(folder, temporary.resolve("stores"), bits);
        assertThat(store.manifest().residentBytes(new LayerRange(0, LAYERS))).isGreaterThan(64L << 20);
    }

    /** Zeros everywhere, so that the file takes hardly any room on a disk that knows holes. */
    private Path writeModel() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("large"));
        ObjectNode config = new ObjectMapper().createObjectNode();
        config.putArray("architectures").add("LlamaForCausalLM");
        config.put("hidden_size", HIDDEN).put("intermediate_size", INNER).put("num_hidden_layers", LAYERS);
        config.put("num_attention_heads", 8).put("vocab_size", VOCABULARY).put("max_position_embeddings", 256);
        Files.writeString(folder.resolve("config.json"), config.toString());
        ObjectNode header = new ObjectMapper().createObjectNode();
        long end = describe(header, 0, "model.embed_tokens.weight", VOCABULARY, HIDDEN);
        for (int layer = 0; layer < LAYERS; layer++) {
            String name = "model.layers." + layer + ".";
            end = describe(header, end, name + "input_layernorm.weight", HIDDEN);
            end = describe(header, end, name + "post_attention_layernorm.weight", HIDDEN);
            for (String projection : List.of("q", "k", "v", "o")) {
                end = describe(header, end, name + "self_attn." + projection + "_proj.weight", HIDDEN, HIDDEN);
            }
            end = describe(header, end, name + "mlp.gate_proj.weight", INNER, HIDDEN);
            end = describe(header, end, name + "mlp.up_proj.weight", INNER, HIDDEN);
            end = describe(header, end, name + "mlp.down_proj.weight", HIDDEN, INNER);
        }
        end = describe(header, end, "model.norm.weight", HIDDEN);
        end = describe(header, end, "lm_head.weight", VOCABULARY, HIDDEN);
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

    private static long describe(ObjectNode header, long begin, String name, int... shape) {
        ObjectNode tensor = header.putObject(name);
        tensor.put("dtype", "BF16");
        long end = begin + 2;
        for (int dimension : shape) {
            tensor.withArray("shape").add(dimension);
            end = begin + (end - begin) * dimension;
        }
        tensor.putArray("data_offsets").add(begin).add(end);
        return end;
    }
}
