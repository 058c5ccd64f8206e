package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.onnx.OnnxModel;

/** A model's graph with its nodes in an order in which they can run. */
final class SourceGraph {
    private final OnnxModel model;
    private final List<SourceNode> nodes;
    private final Map<String, SourceNode> producers;

    private SourceGraph(OnnxModel model, List<SourceNode> nodes, Map<String, SourceNode> producers) {
        this.model = model;
        this.nodes = List.copyOf(nodes);
        this.producers = producers;
    }

    /**
     * Orders the nodes.
     *
     * @throws ModelPackageException if a tensor has two origins or none, or nodes wait for each other
     */
    static SourceGraph of(OnnxModel model) throws ModelPackageException {
        List<SourceNode> unordered = new ArrayList<>();
        Map<String, SourceNode> producers = new HashMap<>();
        Set<String> given = new HashSet<>(model.tensors().keySet());
        for (ValueInfoProto input : model.inputs()) {
            given.add(input.getName());
        }
        for (NodeProto proto : model.nodes()) {
            SourceNode node = SourceNode.of(proto);
            unordered.add(node);
            for (String output : proto.getOutputList()) {
                if (!output.isEmpty() && (given.contains(output) || producers.put(output, node) != null)) {
                    throw damaged(model, "two of its parts make the tensor \"" + output + "\"");
                }
            }
        }
        return new SourceGraph(model, ordered(model, unordered, producers, given), producers);
    }

    private static List<SourceNode> ordered(
            OnnxModel model, List<SourceNode> unordered, Map<String, SourceNode> producers, Set<String> given)
            throws ModelPackageException {
        IdentityHashMap<SourceNode, Integer> waiting = new IdentityHashMap<>();
        Map<String, List<SourceNode>> readers = new HashMap<>();
        ArrayDeque<SourceNode> ready = new ArrayDeque<>();
        for (SourceNode node : unordered) {
            int open = 0;
            for (String read : node.reads()) {
                if (producers.containsKey(read)) {
                    readers.computeIfAbsent(read, name -> new ArrayList<>()).add(node);
                    open++;
                } else if (!given.contains(read)) {
                    throw damaged(model, "nothing makes the tensor \"" + read + "\"");
                }
            }
            waiting.put(node, open);
            if (open == 0) {
                ready.add(node);
            }
        }
        List<SourceNode> ordered = new ArrayList<>(unordered.size());
        while (!ready.isEmpty()) {
            SourceNode node = ready.remove();
            ordered.add(node);
            for (String output : node.proto().getOutputList()) {
                for (SourceNode reader : readers.getOrDefault(output, List.of())) {
                    if (waiting.merge(reader, -1, Integer::sum) == 0) {
                        ready.add(reader);
                    }
                }
            }
        }
        if (ordered.size() < unordered.size()) {
            throw damaged(model, "some of its nodes wait for each other");
        }
        return ordered;
    }

    private static ModelPackageException damaged(OnnxModel model, String how) {
        return new ModelPackageException("The graph in " + model.file() + " is damaged: " + how + ".");
    }

    OnnxModel model() {
        return model;
    }

    /** Every node after those it takes from. */
    List<SourceNode> nodes() {
        return nodes;
    }

    /** The node that makes a tensor; null for inputs and constants. */
    @Nullable
    SourceNode producer(String tensor) {
        return producers.get(tensor);
    }
}
