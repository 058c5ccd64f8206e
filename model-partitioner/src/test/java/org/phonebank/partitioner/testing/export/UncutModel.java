package org.phonebank.partitioner.testing.export;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole export in one ONNX Runtime session, called as its exporter meant it: what comes out as present goes in as past.
 * Past inputs and present outputs belong together in the order in which the graph declares them.
 */
public final class UncutModel implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final Map<String, TensorInfo> pasts = new LinkedHashMap<>();
    private final List<String> presents = new ArrayList<>();
    private OrtSession.@Nullable Result last;

    public UncutModel(Path file) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = environment.createSession(file.toString(), options);
        }
        session.getInputInfo().forEach((name, info) -> {
            if (name.contains("past")) {
                pasts.put(name, (TensorInfo) info.getInfo());
            }
        });
        for (String name : session.getOutputNames()) {
            if (name.contains("present")) {
                presents.add(name);
            }
        }
    }

    /** Greedy continuation, the prompt given in pieces of at most {@code chunk} tokens. */
    public Continuation generate(int[] prompt, int chunk, int count) throws OrtException {
        forget();
        int[] tokens = new int[count];
        float[] logits = new float[0];
        for (int start = 0; start < prompt.length; start += chunk) {
            logits = step(Arrays.copyOfRange(prompt, start, Math.min(prompt.length, start + chunk)), start);
        }
        float[] first = logits;
        float margin = Float.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            tokens[i] = largest(logits);
            margin = Math.min(margin, margin(logits, tokens[i]));
            if (i + 1 < count) {
                logits = step(new int[] {tokens[i]}, prompt.length + i);
            }
        }
        return new Continuation(tokens, first, margin);
    }

    /**
     * What a model went on with.
     *
     * @param firstLogits of the first token
     * @param margin the least distance of a token's logit to the next best one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Continuation(int[] tokens, float[] firstLogits, float margin) {}

    private float[] step(int[] tokens, int position) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        List<OnnxTensor> owned = new ArrayList<>();
        long[] positions = new long[tokens.length];
        Arrays.setAll(positions, i -> position + i);
        long[] mask = new long[position + tokens.length];
        Arrays.fill(mask, 1);
        put(inputs, owned, "input_ids", Arrays.stream(tokens).asLongStream().toArray());
        put(inputs, owned, "attention_mask", mask);
        put(inputs, owned, "position_ids", positions);
        put(inputs, owned, "cache_position", positions);
        put(inputs, owned, "token_type_ids", new long[tokens.length]);
        put(inputs, owned, "num_logits_to_keep", new long[] {1});
        Iterator<String> present = presents.iterator();
        for (Map.Entry<String, TensorInfo> past : pasts.entrySet()) {
            if (last == null) {
                OnnxTensor none = empty(past.getValue());
                owned.add(none);
                inputs.put(past.getKey(), none);
            } else {
                inputs.put(past.getKey(), (OnnxTensor) last.get(present.next()).orElseThrow());
            }
        }
        OrtSession.Result result = session.run(inputs);
        owned.forEach(OnnxTensor::close);
        forget();
        last = result;
        OnnxTensor all = (OnnxTensor) result.get("logits").orElseThrow();
        FloatBuffer logits = all.getFloatBuffer();
        float[] values = new float[(int) all.getInfo().getShape()[2]];
        logits.position(logits.limit() - values.length);
        logits.get(values);
        return values;
    }

    private void put(Map<String, OnnxTensor> inputs, List<OnnxTensor> owned, String name, long[] values)
            throws OrtException {
        NodeInfo input = session.getInputInfo().get(name);
        if (input != null) {
            TensorInfo info = (TensorInfo) input.getInfo();
            OnnxTensor tensor = tensor(info, values);
            owned.add(tensor);
            inputs.put(name, tensor);
        }
    }

    private OnnxTensor tensor(TensorInfo info, long[] values) throws OrtException {
        long[] shape = info.getShape().clone();
        Arrays.fill(shape, 1);
        if (shape.length > 0) {
            shape[shape.length - 1] = values.length;
        }
        if (info.type == OnnxJavaType.INT32) {
            int[] narrow = Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
            return OnnxTensor.createTensor(environment, IntBuffer.wrap(narrow), shape);
        }
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }

    private OnnxTensor empty(TensorInfo past) throws OrtException {
        long[] shape = past.getShape();
        ByteBuffer none = ByteBuffer.allocateDirect(0).order(ByteOrder.nativeOrder());
        return OnnxTensor.createTensor(environment, none, new long[] {1, shape[1], 0, shape[3]}, past.type);
    }

    private static int largest(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    private static float margin(float[] logits, int best) {
        float next = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < logits.length; i++) {
            next = i == best ? next : Math.max(next, logits[i]);
        }
        return logits[best] - next;
    }

    private void forget() {
        if (last != null) {
            last.close();
            last = null;
        }
    }

    @Override
    public void close() throws OrtException {
        forget();
        session.close();
    }
}
