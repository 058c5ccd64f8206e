package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A node of a source graph.
 *
 * @param reads tensors it takes: its inputs, and what graphs inside of its attributes take from around them
 */
record SourceNode(NodeProto proto, List<String> reads) {
    SourceNode {
        reads = List.copyOf(reads);
    }

    static SourceNode of(NodeProto proto) {
        Set<String> reads = new LinkedHashSet<>();
        addReads(proto, new ArrayList<>(), reads);
        return new SourceNode(proto, List.copyOf(reads));
    }

    /** @param own names that each of the graphs around the node has, below the source graph itself */
    private static void addReads(NodeProto node, List<Set<String>> own, Set<String> reads) {
        for (String input : node.getInputList()) {
            addRead(input, own, reads);
        }
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.hasG()) {
                addReads(attribute.getG(), own, reads);
            }
            attribute.getGraphsList().forEach(graph -> addReads(graph, own, reads));
        }
    }

    private static void addReads(GraphProto graph, List<Set<String>> own, Set<String> reads) {
        Set<String> names = new HashSet<>();
        own.add(names);
        graph.getInputList().forEach(input -> names.add(input.getName()));
        graph.getInitializerList().forEach(initializer -> names.add(initializer.getName()));
        for (NodeProto node : graph.getNodeList()) {
            addReads(node, own, reads);
            names.addAll(node.getOutputList());
        }
        graph.getOutputList().forEach(output -> addRead(output.getName(), own, reads));
        own.remove(own.size() - 1);
    }

    private static void addRead(String tensor, List<Set<String>> own, Set<String> reads) {
        if (!tensor.isEmpty() && own.stream().noneMatch(names -> names.contains(tensor))) {
            reads.add(tensor);
        }
    }

    /** Whether this node runs graphs of its own, such as If and Loop. */
    boolean hasSubgraphs() {
        return proto.getAttributeList().stream()
                .anyMatch(attribute -> attribute.hasG() || attribute.getGraphsCount() > 0);
    }

    boolean is(String operator) {
        return proto.getOpType().equals(operator);
    }

    /** The name of an input, or an empty text if it is left out. */
    String input(int index) {
        return index < proto.getInputCount() ? proto.getInput(index) : "";
    }

    /** The name of an output, or an empty text if it is left out. */
    String output(int index) {
        return index < proto.getOutputCount() ? proto.getOutput(index) : "";
    }

    /** How to call this node in a message. */
    String shown() {
        String name = proto.getName().isEmpty() ? output(0) : proto.getName();
        return proto.getOpType() + " \"" + (name.length() <= 100 ? name : name.substring(0, 100) + "…") + "\"";
    }
}
