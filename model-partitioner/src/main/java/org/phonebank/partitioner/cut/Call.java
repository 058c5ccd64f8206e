package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node with what is known about its inputs.
 *
 * @param inputs one per input of the node; {@link TensorFacts#NOTHING} for those left out
 */
record Call(NodeProto node, List<TensorFacts> inputs) {
    Call {
        inputs = List.copyOf(inputs);
    }

    String operator() {
        return node.getOpType();
    }

    /** An input, or nothing if the node has fewer. */
    TensorFacts input(int index) {
        return index < inputs.size() ? inputs.get(index) : TensorFacts.NOTHING;
    }

    boolean has(int index) {
        return index < node.getInputCount() && !node.getInput(index).isEmpty();
    }

    static Optional<AttributeProto> attribute(NodeProto node, String name) {
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.getName().equals(name)) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }

    long attribute(String name, long whenAbsent) {
        return attribute(node, name).map(AttributeProto::getI).orElse(whenAbsent);
    }

    /** Whole numbers that newer operator sets give as an input and older ones as an attribute; null if not known. */
    @Nullable
    List<Extent> numbers(int input, String attribute) {
        if (has(input)) {
            return input(input).values();
        }
        return attribute(node, attribute)
                .map(found -> found.getIntsList().stream().map(Extent::of).toList())
                .orElse(null);
    }
}
