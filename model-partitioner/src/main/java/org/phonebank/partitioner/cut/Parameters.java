package org.phonebank.partitioner.cut;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.phonebank.partitioner.onnx.OnnxTensor;

/** Counts the trained values of a model, those that several nodes use once. */
final class Parameters {
    private Parameters() {}

    static long count(SourceAnalysis analysis) {
        Set<String> seen = new HashSet<>();
        long count = 0;
        for (SourceNode node : analysis.segments().needed()) {
            if (node.is("MatMulNBits")) {
                // Its inputs are codes, scales and zero points; the matrix has one value per output and input.
                Call call = new Call(node.proto(), List.of());
                boolean added = seen.add(node.input(1));
                node.reads().forEach(seen::add);
                count += added ? call.attribute("N", 0) * call.attribute("K", 0) : 0;
            }
        }
        for (SourceNode node : analysis.segments().needed()) {
            for (String read : node.reads()) {
                OnnxTensor tensor = analysis.model().tensors().get(read);
                if (tensor != null && trained(analysis, tensor) && seen.add(read)) {
                    count += tensor.elements();
                }
            }
        }
        return count;
    }

    private static boolean trained(SourceAnalysis analysis, OnnxTensor tensor) {
        return tensor.elements() > 1 && !analysis.facts().of(tensor.name()).wholeNumbers();
    }
}
