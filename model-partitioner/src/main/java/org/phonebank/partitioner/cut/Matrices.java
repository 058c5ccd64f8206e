package org.phonebank.partitioner.cut;

import java.util.HashSet;
import java.util.Set;
import org.phonebank.partitioner.onnx.OnnxTensor;

/** Finds the tensors that are constant matrices, or are made of constants only. */
final class Matrices {
    private Matrices() {}

    /** Constants with at least two dimensions that are more than one wide, and what is computed from them alone. */
    static Set<String> in(SourceGraph graph) {
        Set<String> matrices = new HashSet<>();
        for (OnnxTensor tensor : graph.model().tensors().values()) {
            if (tensor.shape().stream().filter(length -> length > 1).count() >= 2) {
                matrices.add(tensor.name());
            }
        }
        for (SourceNode node : graph.nodes()) {
            boolean constant = node.reads().stream()
                    .allMatch(read ->
                            matrices.contains(read) || graph.model().tensors().containsKey(read));
            if (constant && node.reads().stream().anyMatch(matrices::contains)) {
                matrices.addAll(node.proto().getOutputList());
            }
        }
        return matrices;
    }
}
