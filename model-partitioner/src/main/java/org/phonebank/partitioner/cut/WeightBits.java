package org.phonebank.partitioner.cut;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.phonebank.partitioner.onnx.ElementTypes;
import org.phonebank.partitioner.onnx.OnnxTensor;

/** Finds out with how many bits a source has its matrices. */
final class WeightBits {
    private static final int FEWEST = 4;

    private WeightBits() {}

    /** Bits of most values that are multiplied with, tables of rows left aside: 32, 16, 8 or 4. */
    static int of(SourceAnalysis analysis) {
        Map<Integer, Long> values = new HashMap<>();
        Set<String> counted = new HashSet<>();
        for (SourceNode node : analysis.segments().needed()) {
            if (node.is("MatMulNBits")) {
                Call call = new Call(node.proto(), List.of());
                long matrix = call.attribute("N", 0) * call.attribute("K", 0);
                values.merge((int) call.attribute("bits", FEWEST), matrix, Long::sum);
            } else if (!node.is("Gather") && !node.is("GatherBlockQuantized")) {
                node.reads().stream().filter(counted::add).forEach(read -> add(analysis, read, values));
            }
        }
        return values.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> Math.min(Float.SIZE, Math.max(FEWEST, Integer.highestOneBit(most.getKey()))))
                .orElse(Float.SIZE);
    }

    private static void add(SourceAnalysis analysis, String name, Map<Integer, Long> values) {
        OnnxTensor tensor = analysis.model().tensors().get(name);
        if (tensor != null && tensor.shape().size() > 1) {
            values.merge(ElementTypes.bits(tensor.type()), tensor.elements(), Long::sum);
        }
    }
}
