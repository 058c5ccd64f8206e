package org.phonebank.partitioner;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.testing.PackedPackage;
import org.phonebank.partitioner.testing.RandomLlama;
import org.phonebank.partitioner.testing.export.ExportedKind;
import org.phonebank.partitioner.testing.export.GraphMutations;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.partitioner.tokenizer.ChatTemplate;
import org.phonebank.partitioner.tokenizer.Tokenizer;

/** Packages as strangers could make them, always the same ones. */
enum PackageAttack {
    /** Any byte of an ONNX file that holds nothing but the graph. */
    GRAPH_BYTES(200) {
        @Override
        Path write(Path folder, int number, SplittableRandom random) throws IOException {
            ExportedKind kind = pick(number, WITHOUT_WEIGHTS);
            scatter(kind.modelFile(kind.write(folder)), random, Integer.MAX_VALUE);
            return folder;
        }
    },
    /** Lengths in an ONNX file that claim far more than there is. */
    GRAPH_LENGTHS(100) {
        @Override
        Path write(Path folder, int number, SplittableRandom random) throws IOException {
            ExportedKind kind = pick(number, WITHOUT_WEIGHTS);
            Path model = kind.modelFile(kind.write(folder));
            byte[] content = Files.readAllBytes(model);
            byte[] huge = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07};
            System.arraycopy(huge, 0, content, random.nextInt(content.length - huge.length), huge.length);
            Files.write(model, content);
            return folder;
        }
    },
    /** Dimensions, paths, edges, operators, attributes and declarations of ONNX graphs. */
    GRAPH_PARTS(400) {
        @Override
        Path write(Path folder, int number, SplittableRandom random) throws IOException {
            ExportedKind kind = pick(number, ALL);
            Path model = kind.modelFile(kind.write(folder));
            ModelProto read = ModelProto.parseFrom(Files.readAllBytes(model));
            Files.write(model, new GraphMutations(random).mutate(read));
            return folder;
        }
    },
    GRAPH_CONFIGURATION(120) {
        @Override
        Path write(Path folder, int number, SplittableRandom random) throws IOException {
            ExportedKind kind = pick(number, ALL);
            kind.write(folder);
            String genai = "genai_config.json";
            spoilJson(folder.resolve(Files.exists(folder.resolve(genai)) ? genai : "config.json"), random);
            return folder;
        }
    },
    /** Headers of packages that GPTQ and AWQ packed. */
    PACKED_HEADER(120) {
        @Override
        Path write(Path folder, int number, SplittableRandom random) throws IOException {
            Path model = packed(folder, number).resolve("model.safetensors");
            byte[] length = Arrays.copyOf(Files.readAllBytes(model), Long.BYTES);
            long header = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
            scatter(model, random, (int) header + Long.BYTES);
            return folder;
        }
    },
    PACKED_CONFIGURATION(150) {
        @Override
        Path write(Path folder, int number, SplittableRandom random) throws IOException {
            spoilJson(packed(folder, number).resolve("config.json"), random);
            return folder;
        }
    },
    /** Tokenizer and chat template of a package. */
    TOKENIZER(90) {
        @Override
        Path write(Path folder, int number, SplittableRandom random) throws IOException {
            TestModels.copyOfSample(folder);
            if (number % 3 == 0) {
                spoilJson(folder.resolve("tokenizer_config.json"), random);
            } else if (number % 3 == 1) {
                spoilJson(folder.resolve("tokenizer.json"), random);
            } else {
                scatter(folder.resolve("tokenizer.json"), random, Integer.MAX_VALUE);
            }
            return folder;
        }

        @Override
        void open(Path folder, Path stores) throws IOException, ModelPackageException {
            ModelInspector.inspect(folder);
            ChatTemplate.open(folder).ifPresent(template -> template.render(GREETING, true));
            try (Tokenizer tokenizer = Tokenizer.open(folder)) {
                tokenizer.decode(tokenizer.encode("Good morning"));
            }
        }
    };

    private static final List<ExportedKind> WITHOUT_WEIGHTS =
            List.of(ExportedKind.GENAI_GQA, ExportedKind.GENAI_OBFUSCATED, ExportedKind.TRANSFORMERS_JS);
    private static final List<ExportedKind> ALL = List.of(
            ExportedKind.GENAI_GQA,
            ExportedKind.OPTIMUM_LLAMA,
            ExportedKind.TRANSFORMERS_JS_Q4,
            ExportedKind.TRANSFORMERS_JS_Q8,
            ExportedKind.GENAI_LONG_ROPE,
            ExportedKind.GENAI_MULTI_HEAD,
            ExportedKind.GPT2);
    private static final List<ChatMessage> GREETING = List.of(new ChatMessage("user", "Good morning"));
    private static final List<String> VALUES = List.of(
            "0",
            "-1",
            "7",
            "1e400",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "null",
            "[]",
            "{}",
            "\"\"",
            "0.5",
            "true",
            "\"../../x\"",
            "[".repeat(3000) + "]".repeat(3000),
            "1" + "0".repeat(2000));

    private final int cases;

    PackageAttack(int cases) {
        this.cases = cases;
    }

    int cases() {
        return cases;
    }

    /** Writes a package that was tampered with. */
    abstract Path write(Path folder, int number, SplittableRandom random) throws IOException;

    /** Does with a package what a person would. */
    void open(Path folder, Path stores) throws IOException, ModelPackageException {
        ModelInspector.inspect(folder);
        LayerStore store = TestModels.partition(folder, stores, 4);
        for (int layer = 0; layer < store.manifest().shape().layers(); layer++) {
            store.graph(new LayerRange(layer, layer + 1));
        }
    }

    private static ExportedKind pick(int number, List<ExportedKind> kinds) {
        return kinds.get(number % kinds.size());
    }

    private static Path packed(Path folder, int number) throws IOException {
        PackedPackage.Variant variant =
                number % 2 == 0 ? PackedPackage.Variant.gptq(4, 32) : PackedPackage.Variant.awq(32);
        RandomLlama model = new RandomLlama(number);
        return new PackedPackage(model.weights(), model.shapes(), model.config(), variant).write(folder);
    }

    /** Changes a few of the first bytes of a file, and sometimes cuts it off. */
    private static void scatter(Path file, SplittableRandom random, int first) throws IOException {
        byte[] content = Files.readAllBytes(file);
        int reach = Math.min(first, content.length);
        for (int change = random.nextInt(1, 6); change > 0; change--) {
            int at = random.nextInt(reach);
            content[at] = random.nextBoolean()
                    ? (byte) "0123456789-[]{},:\"eF".charAt(random.nextInt(20))
                    : (byte) random.nextInt();
        }
        int length = random.nextInt(8) == 0 ? random.nextInt(content.length) : content.length;
        Files.write(file, Arrays.copyOf(content, length));
    }

    /** Puts another value in the place of one of a JSON file. */
    private static void spoilJson(Path file, SplittableRandom random) throws IOException {
        String text = Files.readString(file);
        int colon = text.indexOf(':', random.nextInt(text.lastIndexOf(':')));
        int end = colon + 1;
        while (",}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String value = VALUES.get(random.nextInt(VALUES.size()));
        String spoilt = text.substring(0, colon + 1) + value + text.substring(end);
        Files.write(file, spoilt.getBytes(StandardCharsets.UTF_8));
    }
}
