package org.phonebank.partitioner.cut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds out what a node gives from what it takes. Operators that are not known here give unknown tensors. */
final class FactRules {
    private FactRules() {}

    /** Facts about every output of the node. */
    static List<TensorFacts> apply(Call call) {
        int outputs = call.node().getOutputCount();
        List<TensorFacts> found = List.of();
        String domain = call.node().getDomain();
        if (domain.isEmpty() || domain.equals("ai.onnx") || domain.equals("com.microsoft")) {
            found = first(call);
        }
        List<TensorFacts> facts = new ArrayList<>(found.subList(0, Math.min(found.size(), outputs)));
        facts.addAll(Collections.nCopies(outputs - facts.size(), TensorFacts.NOTHING));
        return facts;
    }

    private static List<TensorFacts> first(Call call) {
        List<TensorFacts> facts = ArithmeticFacts.of(call);
        if (facts.isEmpty()) {
            facts = LayoutFacts.of(call);
        }
        return facts.isEmpty() ? ProductFacts.of(call) : facts;
    }
}
