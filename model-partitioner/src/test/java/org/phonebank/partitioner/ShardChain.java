package org.phonebank.partitioner;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.phonebank.partitioner.manifest.KvFormat;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelShape;

/** Runs a store cut into shards, as workers would: KV buffers bound once as past and as present. */
final class ShardChain implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final ModelShape shape;
    private final List<Stage> stages = new ArrayList<>();

    ShardChain(LayerStore store, int shards) throws OrtException, IOException {
        this.shape = store.manifest().shape();
        for (int shard = 0; shard < shards; shard++) {
            LayerRange range = new LayerRange(shard * shape.layers() / shards, (shard + 1) * shape.layers() / shards);
            stages.add(new Stage(store, range));
        }
    }

    /** Logits of the last of the tokens, which start at a position. */
    float[] run(int[] tokens, int position) throws OrtException {
        float[] values = new float[0];
        for (Stage stage : stages) {
            values = stage.run(tokens, values, position);
        }
        return values;
    }

    /** Logits after a prompt that is given in pieces of at most {@code chunk} tokens. */
    float[] prefill(int[] prompt, int chunk) throws OrtException {
        float[] logits = new float[0];
        for (int start = 0; start < prompt.length; start += chunk) {
            logits = run(Arrays.copyOfRange(prompt, start, Math.min(prompt.length, start + chunk)), start);
        }
        return logits;
    }

    /** Greedy continuation, the prompt given in pieces of at most {@code chunk} tokens. */
    int[] generate(int[] prompt, int chunk, int count) throws OrtException {
        int[] generated = new int[count];
        float[] logits = prefill(prompt, chunk);
        for (int i = 0; i < count; i++) {
            generated[i] = largest(logits);
            if (i + 1 < count) {
                logits = run(new int[] {generated[i]}, prompt.length + i);
            }
        }
        return generated;
    }

    static int largest(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    @Override
    public void close() throws OrtException {
        for (Stage stage : stages) {
            stage.close();
        }
    }

    private final class Stage implements AutoCloseable {
        private final LayerRange range;
        private final OrtSession session;
        private final Map<String, OnnxTensor> past = new LinkedHashMap<>();
        private final Map<String, OnnxTensor> present = new LinkedHashMap<>();

        Stage(LayerStore store, LayerRange range) throws OrtException, IOException {
            this.range = range;
            ShardGraph graph = store.graph(range);
            Files.write(store.folder().resolve(graph.fileName()), graph.onnx());
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(2);
                options.addConfigEntry("session.intra_op.spin_duration_us", "100");
                session = environment.createSession(
                        store.folder().resolve(graph.fileName()).toString(), options);
            }
            for (int layer = range.first(); layer < range.end(); layer++) {
                bind(layer, "key");
                bind(layer, "value");
            }
        }

        private void bind(int layer, String kind) throws OrtException {
            long[] kvShape = {1, shape.kvHeads(), shape.contextLength(), shape.headDim()};
            int bytes = Math.toIntExact(shape.kvBytesPerLayer() / 2);
            ByteBuffer buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
            OnnxJavaType type = shape.kvFormat() == KvFormat.F16 ? OnnxJavaType.FLOAT16 : OnnxJavaType.FLOAT;
            OnnxTensor tensor = OnnxTensor.createTensor(environment, buffer, kvShape, type);
            past.put("past." + layer + "." + kind, tensor);
            present.put("present." + layer + "." + kind, tensor);
        }

        float[] run(int[] tokens, float[] hidden, int position) throws OrtException {
            boolean last = range.end() == shape.layers();
            String output = last ? "logits" : "hidden_out";
            Map<String, OnnxTensor> inputs = new LinkedHashMap<>(past);
            try (OnnxTensor input = range.first() == 0 ? tokens(tokens) : hidden(hidden, tokens.length);
                    OnnxTensor at = OnnxTensor.createTensor(
                            environment, LongBuffer.wrap(new long[] {position}), new long[] {1})) {
                inputs.put(range.first() == 0 ? "tokens" : "hidden", input);
                inputs.put("position", at);
                try (OrtSession.Result result = session.run(inputs, Set.of(output), present)) {
                    OnnxTensor values = (OnnxTensor) result.get(output).orElseThrow();
                    return values.getFloatBuffer().array().clone();
                }
            }
        }

        private OnnxTensor tokens(int[] tokens) throws OrtException {
            long[] ids = Arrays.stream(tokens).asLongStream().toArray();
            return OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), new long[] {1, ids.length});
        }

        private OnnxTensor hidden(float[] hidden, int count) throws OrtException {
            return OnnxTensor.createTensor(
                    environment, FloatBuffer.wrap(hidden), new long[] {1, count, shape.hiddenSize()});
        }

        @Override
        public void close() throws OrtException {
            session.close();
            past.values().forEach(OnnxTensor::close);
        }
    }
}
