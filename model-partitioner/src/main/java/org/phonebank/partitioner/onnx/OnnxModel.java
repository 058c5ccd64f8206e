package org.phonebank.partitioner.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An ONNX model without the bytes of its large tensors.
 *
 * @param inputs without those that are initializers
 * @param nodes in the file's order, without Constant nodes, whose values are among the tensors
 * @param tensors by name
 */
public record OnnxModel(
        Path file,
        long irVersion,
        List<OperatorSetIdProto> operatorSets,
        List<ValueInfoProto> inputs,
        List<ValueInfoProto> outputs,
        List<NodeProto> nodes,
        Map<String, OnnxTensor> tensors) {
    public OnnxModel {
        operatorSets = List.copyOf(operatorSets);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        nodes = List.copyOf(nodes);
        tensors = Map.copyOf(tensors);
    }
}
