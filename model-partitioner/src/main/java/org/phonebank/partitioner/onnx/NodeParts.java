package org.phonebank.partitioner.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Path;
import org.phonebank.partitioner.failure.ModelPackageException;

/**
 * Checks what stays in nodes as it is: tensors in attributes, and graphs in them such as the branches of an If. Their
 * bytes must be with them, because only tensors of the model itself are looked for in other files.
 */
final class NodeParts {
    /** Some thousand layers' worth; every name takes many times its length in memory. */
    private static final int MOST_NAMES = 1_000_000;

    private final Path file;
    private int names;

    NodeParts(Path file) {
        this.file = file;
    }

    /**
     * Checks a node, and counts its parts together with those of the nodes before it.
     *
     * @throws ModelPackageException if it takes weights from other files, or there are too many parts
     */
    void check(NodeProto node) throws ModelPackageException {
        names += 1 + node.getInputCount() + node.getOutputCount() + node.getAttributeCount();
        if (names > MOST_NAMES) {
            throw new ModelPackageException("The graph in " + file + " is too large to be a language model's: its nodes"
                    + " name more than " + MOST_NAMES + " tensors and attributes.");
        }
        for (AttributeProto attribute : node.getAttributeList()) {
            check(attribute.getT());
            for (TensorProto tensor : attribute.getTensorsList()) {
                check(tensor);
            }
            check(attribute.getG());
            for (GraphProto graph : attribute.getGraphsList()) {
                check(graph);
            }
        }
    }

    private void check(GraphProto graph) throws ModelPackageException {
        for (TensorProto tensor : graph.getInitializerList()) {
            check(tensor);
        }
        for (NodeProto node : graph.getNodeList()) {
            check(node);
        }
    }

    private void check(TensorProto tensor) throws ModelPackageException {
        if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
            throw new ModelPackageException("The model " + file + " takes weights of a branch or an attribute from"
                    + " another file, which is not supported; export it again with these weights in the graph.");
        }
    }
}
