package org.phonebank.partitioner.cut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.phonebank.partitioner.failure.ModelPackageException;

/**
 * Which part of the model every node belongs to: 0 is the embedding, 1 to N the layers, N + 1 the head. Nodes that only
 * depend on lengths and constants belong to every part that uses them.
 */
final class Segments {
    /** The part of nodes that depend on lengths and constants only. */
    static final int NONE = -1;

    private final FactTable facts;
    private final Map<String, Integer> levels = new HashMap<>();
    private final IdentityHashMap<SourceNode, Integer> byNode = new IdentityHashMap<>();
    private final List<SourceNode> needed;
    private final int head;

    private Segments(FactTable facts, List<SourceNode> needed, int head) {
        this.facts = facts;
        this.needed = needed;
        this.head = head;
    }

    /**
     * Assigns the nodes that outputs depend on.
     *
     * @param nodes in running order
     * @param boundaries before layers 0 to N - 1 and before the head
     * @throws ModelPackageException if something else than a boundary goes from one part to another
     */
    static Segments of(List<SourceNode> nodes, SourceInterface interfaces, FactTable facts, List<String> boundaries)
            throws ModelPackageException {
        Segments segments = new Segments(facts, needed(nodes, interfaces, facts), boundaries.size());
        segments.levels.put(interfaces.tokens(), 0);
        for (int layer = 0; layer < interfaces.layers(); layer++) {
            KvPair pair = interfaces.pairs().get(layer);
            segments.levels.put(pair.key().past(), layer + 1);
            segments.levels.put(pair.value().past(), layer + 1);
        }
        Map<String, Integer> crossings = new HashMap<>();
        for (int boundary = 0; boundary < boundaries.size(); boundary++) {
            crossings.put(boundaries.get(boundary), boundary + 1);
        }
        for (SourceNode node : segments.needed) {
            segments.assign(node, crossings);
        }
        return segments;
    }

    private static List<SourceNode> needed(List<SourceNode> nodes, SourceInterface interfaces, FactTable facts) {
        Set<String> wanted = new HashSet<>();
        wanted.add(interfaces.logits());
        for (KvPair pair : interfaces.pairs()) {
            wanted.add(pair.key().present());
            wanted.add(pair.value().present());
        }
        List<SourceNode> needed = new ArrayList<>();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            SourceNode node = nodes.get(i);
            if (node.proto().getOutputList().stream().anyMatch(wanted::contains)) {
                needed.add(node);
                node.reads().stream().filter(read -> !facts.folded(read)).forEach(wanted::add);
            }
        }
        Collections.reverse(needed);
        return needed;
    }

    private void assign(SourceNode node, Map<String, Integer> crossings) throws ModelPackageException {
        int level = NONE;
        for (String read : node.reads()) {
            int from = facts.folded(read) ? NONE : levels.getOrDefault(read, NONE);
            if (from != NONE && level != NONE && from != level) {
                throw new ModelPackageException("The model cannot be cut: its node " + node.shown()
                        + " uses values of different layers besides the stream between layers, such as \"" + read
                        + "\".");
            }
            level = from == NONE ? level : from;
        }
        if (level == NONE) {
            return;
        }
        byNode.put(node, level);
        for (String output : node.proto().getOutputList()) {
            levels.put(output, crossings.getOrDefault(output, level));
        }
    }

    /** The nodes that outputs depend on, in running order. */
    List<SourceNode> needed() {
        return needed;
    }

    /** The part a node belongs to, or -1 if it depends on lengths and constants only. */
    int of(SourceNode node) {
        return byNode.getOrDefault(node, NONE);
    }

    /** The number of the head. */
    int head() {
        return head;
    }
}
