package org.phonebank.worker.shard;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Key and value buffers of one sequence for every layer of a shard. Each tensor is bound as past input and as present
 * output at once, so that a step writes its positions in place.
 */
final class KvBuffers implements AutoCloseable {
    private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> outputs = new LinkedHashMap<>();

    /** @throws OutOfMemoryError if the buffers cannot be had; what was allocated until then is closed */
    KvBuffers(OrtEnvironment environment, ShardSpec spec) throws OrtException {
        long[] shape = {1, spec.kvHeads(), spec.contextLength(), spec.headDim()};
        boolean complete = false;
        try {
            for (int layer = spec.firstLayer(); layer < spec.endLayer(); layer++) {
                add(environment, spec, shape, layer, "key");
                add(environment, spec, shape, layer, "value");
            }
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    static String pastName(int layer, String part) {
        return "past." + layer + "." + part;
    }

    static String presentName(int layer, String part) {
        return "present." + layer + "." + part;
    }

    private void add(OrtEnvironment environment, ShardSpec spec, long[] shape, int layer, String part)
            throws OrtException {
        ByteBuffer bytes = ByteBuffer.allocateDirect((int) spec.kvBufferBytes()).order(ByteOrder.nativeOrder());
        OnnxTensor tensor = OnnxTensor.createTensor(
                environment, bytes, shape, spec.kvFormat().onnx());
        inputs.put(pastName(layer, part), tensor);
        outputs.put(presentName(layer, part), tensor);
    }

    /** The past tensors, to which a step adds its own inputs by replacing those of the step before. */
    Map<String, OnnxTensor> inputs() {
        return inputs;
    }

    /** The present tensors, to which a step adds its own output by replacing that of the step before. */
    Map<String, OnnxTensor> outputs() {
        return outputs;
    }

    @Override
    public void close() {
        for (Map.Entry<String, OnnxTensor> entry : outputs.entrySet()) {
            if (entry.getKey().startsWith("present.")) {
                entry.getValue().close();
            }
        }
    }
}
