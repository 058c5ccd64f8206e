package org.phonebank.worker.shard;

import static org.phonebank.worker.shard.OnnxBytes.FLOAT;
import static org.phonebank.worker.shard.OnnxBytes.FLOAT16;
import static org.phonebank.worker.shard.OnnxBytes.INT32;
import static org.phonebank.worker.shard.OnnxBytes.INT64;
import static org.phonebank.worker.shard.OnnxBytes.attribute;
import static org.phonebank.worker.shard.OnnxBytes.longs;
import static org.phonebank.worker.shard.OnnxBytes.node;
import static org.phonebank.worker.shard.OnnxBytes.value;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * A decoder without norms and feed-forward: embedding, grouped-query attention with rotary positions and a residual, head.
 * Random weights in one file beside the graph; enough for everything that a cache can get wrong.
 */
public final class TinyModel {
    public static final int HIDDEN = 32;
    public static final int VOCABULARY = 101;
    public static final int CONTEXT = 24;
    public static final int KV_HEADS = 2;
    public static final int HEAD_DIM = 16;
    private static final int HEADS = 4;

    private final List<byte[]> nodes = new ArrayList<>();
    private final List<byte[]> initializers = new ArrayList<>();
    private final List<byte[]> inputs = new ArrayList<>();
    private final List<byte[]> outputs = new ArrayList<>();
    private final List<float[]> weights = new ArrayList<>();
    private long weightBytes;
    private final String weightFile;
    private final Random random;
    private final KvFormat kv;

    private TinyModel(String weightFile, long seed, KvFormat kv) {
        this.weightFile = weightFile;
        this.kv = kv;
        this.random = new Random(seed);
    }

    /** Writes layers first to end of a model of so many layers into a folder. */
    public static ShardSpec.Builder write(Path folder, int first, int end, int layers) throws IOException {
        return write(folder, first, end, layers, KvFormat.F32);
    }

    /** The same with attention computed in the number format of the KV buffers. */
    public static ShardSpec.Builder write(Path folder, int first, int end, int layers, KvFormat kv) throws IOException {
        String name = String.format("shard-%02d-%02d", first, end);
        TinyModel model = new TinyModel(name + ".bin", 17 * first + 3, kv);
        boolean takesTokens = first == 0;
        boolean givesCandidates = end == layers;
        String hidden = model.begin(takesTokens);
        for (int layer = first; layer < end; layer++) {
            hidden = model.layer(layer, hidden, givesCandidates || layer < end - 1 ? "hidden." + layer : "hidden_out");
        }
        if (givesCandidates) {
            model.head(hidden);
        } else {
            model.outputs.add(value("hidden_out", FLOAT, 1, "T", HIDDEN));
        }
        Files.write(folder.resolve(name + ".bin"), model.weightContent());
        Files.write(
                folder.resolve(name + ".onnx"),
                OnnxBytes.model(OnnxBytes.graph(model.nodes, model.initializers, model.inputs, model.outputs)));
        return ShardSpec.builder()
                .shardId(name)
                .modelId("tiny")
                .graph(file(folder, name + ".onnx"))
                .weights(List.of(file(folder, name + ".bin")))
                .layers(first, end)
                .takesTokens(takesTokens)
                .givesCandidates(givesCandidates)
                .hiddenSize(HIDDEN)
                .vocabularySize(VOCABULARY)
                .kv(KV_HEADS, HEAD_DIM, kv)
                .contextLength(CONTEXT)
                .maxSequences(4)
                .threads(1);
    }

    /** A graph with the interface of a self-test that doubles its {@code size} values. */
    public static byte[] doubling(int size) {
        return OnnxBytes.model(OnnxBytes.graph(
                List.of(node("", "Add", List.of("input", "input"), List.of("output"))),
                List.of(),
                List.of(value("input", FLOAT, 1, size)),
                List.of(value("output", FLOAT, 1, size))));
    }

    /** Describes a file as it is. */
    public static ShardFile file(Path folder, String name) throws IOException {
        byte[] content = Files.readAllBytes(folder.resolve(name));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new ShardFile(name, content.length, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String begin(boolean takesTokens) {
        inputs.add(takesTokens ? value("tokens", INT64, 1, "T") : value("hidden", FLOAT, 1, "T", HIDDEN));
        inputs.add(value("position", INT64, 1));
        initializers.add(longs("one", new long[] {1}, 1));
        initializers.add(longs("axis.scalar", new long[0], 0));
        rotary();
        op("Shape", List.of(takesTokens ? "tokens" : "hidden"), "shape", attribute("start", 1), attribute("end", 2));
        op("Add", List.of("position", "shape"), "total");
        op("Sub", List.of("total", "one"), "last");
        op("Cast", List.of("last"), "seqlens", attribute("to", INT32));
        op("Cast", List.of("total"), "total.int", attribute("to", INT32));
        op("Reshape", List.of("total.int", "axis.scalar"), "total.scalar");
        if (!takesTokens) {
            return "hidden";
        }
        op("Gather", List.of(weight("embedding", 0.5, VOCABULARY, HIDDEN), "tokens"), "embedded");
        return "embedded";
    }

    private void rotary() {
        float[] cos = new float[CONTEXT * HEAD_DIM / 2];
        float[] sin = new float[cos.length];
        for (int i = 0; i < cos.length; i++) {
            int position = i / (HEAD_DIM / 2);
            double angle = position * Math.pow(10_000, -2.0 * (i % (HEAD_DIM / 2)) / HEAD_DIM);
            cos[i] = (float) Math.cos(angle);
            sin[i] = (float) Math.sin(angle);
        }
        initializers.add(OnnxBytes.floats("cos.float", cos, CONTEXT, HEAD_DIM / 2));
        initializers.add(OnnxBytes.floats("sin.float", sin, CONTEXT, HEAD_DIM / 2));
        op("Cast", List.of("cos.float"), "cos", attribute("to", attentionType()));
        op("Cast", List.of("sin.float"), "sin", attribute("to", attentionType()));
    }

    private String layer(int layer, String input, String output) {
        String prefix = "layer." + layer + ".";
        projection(input, prefix + "q", HEADS);
        projection(input, prefix + "k", KV_HEADS);
        projection(input, prefix + "v", KV_HEADS);
        String pastKey = "past." + layer + ".key";
        String pastValue = "past." + layer + ".value";
        nodes.add(node(
                "com.microsoft",
                "GroupQueryAttention",
                List.of(
                        prefix + "q",
                        prefix + "k",
                        prefix + "v",
                        pastKey,
                        pastValue,
                        "seqlens",
                        "total.scalar",
                        "cos",
                        "sin"),
                List.of(prefix + "mixed", "present." + layer + ".key", "present." + layer + ".value"),
                attribute("num_heads", HEADS),
                attribute("kv_num_heads", KV_HEADS),
                attribute("do_rotary", 1)));
        op("Cast", List.of(prefix + "mixed"), prefix + "attention", attribute("to", FLOAT));
        op(
                "MatMul",
                List.of(prefix + "attention", weight(prefix + "wo", 0.1, HEADS * HEAD_DIM, HIDDEN)),
                prefix + "projected");
        op("Add", List.of(input, prefix + "projected"), output);
        for (String part : List.of("key", "value")) {
            inputs.add(value("past." + layer + "." + part, attentionType(), 1, KV_HEADS, CONTEXT, HEAD_DIM));
            outputs.add(value("present." + layer + "." + part, attentionType(), 1, KV_HEADS, CONTEXT, HEAD_DIM));
        }
        return output;
    }

    private void projection(String input, String name, int heads) {
        op("MatMul", List.of(input, weight(name + ".weight", 0.1, HIDDEN, heads * HEAD_DIM)), name + ".float");
        op("Cast", List.of(name + ".float"), name, attribute("to", attentionType()));
    }

    private int attentionType() {
        return kv == KvFormat.F16 ? FLOAT16 : FLOAT;
    }

    private void head(String hidden) {
        initializers.add(longs("index.last", new long[] {-1}));
        op("Gather", List.of(hidden, "index.last"), "last.hidden", attribute("axis", 1));
        op("MatMul", List.of("last.hidden", weight("head", 0.2, HIDDEN, VOCABULARY)), "logits");
        outputs.add(value("logits", FLOAT, 1, VOCABULARY));
    }

    private void op(String type, List<String> from, String to, byte[]... attributes) {
        nodes.add(node("", type, from, List.of(to), attributes));
    }

    private String weight(String name, double scale, int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * scale);
        }
        weights.add(values);
        long length = (long) values.length * Float.BYTES;
        initializers.add(OnnxBytes.external(name, weightFile, weightBytes, length, rows, columns));
        weightBytes += length;
        return name;
    }

    private byte[] weightContent() {
        ByteBuffer content = ByteBuffer.allocate((int) weightBytes).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] values : weights) {
            for (float value : values) {
                content.putFloat(value);
            }
        }
        return content.array();
    }
}
