package org.phonebank.worker.shard;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import org.phonebank.protocol.frame.Buffers;

/**
 * Input and output tensors for steps of one token count, over direct buffers that are written and read again at every
 * step. Inputs: {@code tokens} [1,T] or {@code hidden} [1,T,H], and {@code position} [1]. Output: {@code hidden_out}
 * [1,T,H] or {@code logits} [1,V].
 */
final class StepTensors implements AutoCloseable {
    static final String TOKENS = "tokens";
    static final String HIDDEN = "hidden";
    static final String POSITION = "position";
    static final String HIDDEN_OUT = "hidden_out";
    static final String LOGITS = "logits";

    private final ShardSpec spec;
    private final int count;
    private final ByteBuffer input;
    private final LongBuffer inputTokens;
    private final LongBuffer inputPosition;
    private final ByteBuffer output;
    private final FloatBuffer outputValues;
    private final OnnxTensor inputTensor;
    private final OnnxTensor positionTensor;
    private final OnnxTensor outputTensor;

    StepTensors(OrtEnvironment environment, ShardSpec spec, int count) throws OrtException {
        this.spec = spec;
        this.count = count;
        input = allocate(spec.takesTokens() ? (long) count * Long.BYTES : hiddenBytes(spec, count));
        inputTokens = input.asLongBuffer();
        inputPosition = allocate(Long.BYTES).asLongBuffer();
        output = allocate(
                spec.givesCandidates() ? (long) spec.vocabularySize() * Float.BYTES : hiddenBytes(spec, count));
        outputValues = output.asFloatBuffer();
        long[] hiddenShape = {1, count, spec.hiddenSize()};
        inputTensor = spec.takesTokens()
                ? OnnxTensor.createTensor(environment, inputTokens, new long[] {1, count})
                : OnnxTensor.createTensor(environment, input.asFloatBuffer(), hiddenShape);
        positionTensor = OnnxTensor.createTensor(environment, inputPosition, new long[] {1});
        outputTensor = OnnxTensor.createTensor(
                environment,
                outputValues,
                spec.givesCandidates() ? new long[] {1, spec.vocabularySize()} : hiddenShape);
    }

    private static long hiddenBytes(ShardSpec spec, int count) {
        return (long) count * spec.hiddenSize() * Float.BYTES;
    }

    private static ByteBuffer allocate(long bytes) {
        return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
    }

    static String inputName(ShardSpec spec) {
        return spec.takesTokens() ? TOKENS : HIDDEN;
    }

    static String outputName(ShardSpec spec) {
        return spec.givesCandidates() ? LOGITS : HIDDEN_OUT;
    }

    int count() {
        return count;
    }

    void setPosition(int position) {
        inputPosition.put(0, position);
    }

    /** @param payload as many 32-bit token ids as the step has tokens */
    void setTokens(ByteBuffer payload) {
        int start = payload.position();
        for (int i = 0; i < count; i++) {
            inputTokens.put(i, payload.getInt(start + i * Integer.BYTES));
        }
    }

    /** @param payload as many bytes of F32 as the step has hidden values */
    void setHidden(ByteBuffer payload) {
        Buffers.cleared(input).put(payload);
    }

    /** Adds this step's tensors to those of the sequence. */
    void bind(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {
        inputs.put(inputName(spec), inputTensor);
        inputs.put(POSITION, positionTensor);
        outputs.put(outputName(spec), outputTensor);
    }

    /** Number of output values: T × H, or V. */
    int outputSize() {
        return outputValues.capacity();
    }

    void readOutput(float[] target) {
        Buffers.cleared(outputValues).get(target, 0, outputSize());
    }

    void readOutput(byte[] target) {
        Buffers.cleared(output).get(target, 0, output.capacity());
    }

    @Override
    public void close() {
        inputTensor.close();
        positionTensor.close();
        outputTensor.close();
    }
}
