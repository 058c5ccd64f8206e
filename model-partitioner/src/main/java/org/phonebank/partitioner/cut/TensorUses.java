package org.phonebank.partitioner.cut;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which parts of a model use a tensor as the source has it, directly or through nodes that belong to no part. */
final class TensorUses {
    private final Map<String, BitSet> uses = new HashMap<>();

    TensorUses(SourceAnalysis analysis, Conversions conversions) {
        List<SourceNode> needed = analysis.segments().needed();
        for (int i = needed.size() - 1; i >= 0; i--) {
            SourceNode node = needed.get(i);
            BitSet users = users(node, analysis.segments());
            String converted = conversions.convertedInput(node);
            for (String read : node.reads()) {
                if (!analysis.facts().folded(read) && !read.equals(converted)) {
                    uses.computeIfAbsent(read, name -> new BitSet()).or(users);
                }
            }
        }
    }

    private BitSet users(SourceNode node, Segments segments) {
        BitSet users = new BitSet();
        int segment = segments.of(node);
        if (segment == Segments.NONE) {
            node.proto().getOutputList().forEach(output -> users.or(of(output)));
        } else {
            users.set(segment);
        }
        return users;
    }

    /** The numbers of the parts. */
    BitSet of(String tensor) {
        return uses.getOrDefault(tensor, new BitSet());
    }

    /** Whether anything uses what a node makes. */
    boolean any(SourceNode node) {
        return node.proto().getOutputList().stream()
                .anyMatch(output -> !of(output).isEmpty());
    }
}
