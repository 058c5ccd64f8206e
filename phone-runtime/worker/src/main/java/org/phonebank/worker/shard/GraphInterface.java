package org.phonebank.worker.shard;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compares the inputs and outputs of a graph with what its shard's specification says they are. */
final class GraphInterface {
    private static final long ANY = -1;

    private final Map<String, Expected> inputs = new LinkedHashMap<>();
    private final Map<String, Expected> outputs = new LinkedHashMap<>();

    private GraphInterface(ShardSpec spec) {
        Expected hidden = new Expected(OnnxJavaType.FLOAT, 1, ANY, spec.hiddenSize());
        inputs.put(StepTensors.inputName(spec), spec.takesTokens() ? new Expected(OnnxJavaType.INT64, 1, ANY) : hidden);
        inputs.put(StepTensors.POSITION, new Expected(OnnxJavaType.INT64, 1));
        outputs.put(
                StepTensors.outputName(spec),
                spec.givesCandidates() ? new Expected(OnnxJavaType.FLOAT, 1, spec.vocabularySize()) : hidden);
        Expected kv = new Expected(spec.kvFormat().onnx(), 1, spec.kvHeads(), spec.contextLength(), spec.headDim());
        for (int layer = spec.firstLayer(); layer < spec.endLayer(); layer++) {
            for (String part : new String[] {"key", "value"}) {
                inputs.put(KvBuffers.pastName(layer, part), kv);
                outputs.put(KvBuffers.presentName(layer, part), kv);
            }
        }
    }

    static void check(OrtSession session, ShardSpec spec) throws OrtException, ShardException {
        GraphInterface expected = new GraphInterface(spec);
        compare(spec, "input", expected.inputs, session.getInputInfo());
        compare(spec, "output", expected.outputs, session.getOutputInfo());
    }

    private static void compare(
            ShardSpec spec, String direction, Map<String, Expected> expected, Map<String, NodeInfo> actual)
            throws ShardException {
        if (!actual.keySet().equals(expected.keySet())) {
            throw differs(
                    spec, "it has the " + direction + "s " + actual.keySet() + " instead of " + expected.keySet());
        }
        for (Map.Entry<String, Expected> entry : expected.entrySet()) {
            NodeInfo info = actual.get(entry.getKey());
            if (info == null || !entry.getValue().admits(info)) {
                throw differs(
                        spec, direction + " " + entry.getKey() + " should be " + entry.getValue() + ", but is " + info);
            }
        }
    }

    private static ShardException differs(ShardSpec spec, String how) {
        return new ShardException(
                ShardException.Reason.INVALID,
                "The graph " + spec.graph().name() + " is not what shard " + spec.shardId() + " was said to be: " + how
                        + ".");
    }

    /** Type and shape of a tensor; where either side leaves a dimension open, it fits. */
    private static final class Expected {
        private final OnnxJavaType type;
        private final long[] shape;

        Expected(OnnxJavaType type, long... shape) {
            this.type = type;
            this.shape = shape;
        }

        boolean admits(NodeInfo node) {
            if (!(node.getInfo() instanceof TensorInfo)) {
                return false;
            }
            TensorInfo info = (TensorInfo) node.getInfo();
            long[] actual = info.getShape();
            boolean fits = info.type == type && actual.length == shape.length;
            for (int i = 0; fits && i < shape.length; i++) {
                fits = actual[i] < 0 || shape[i] == ANY || actual[i] == shape[i];
            }
            return fits;
        }

        @Override
        public String toString() {
            return type + " " + Arrays.toString(shape);
        }
    }
}
