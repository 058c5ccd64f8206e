package org.phonebank.partitioner.cut;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How token ids and caches flow through a graph: for every tensor computed from token ids the one tensor before it that
 * all of that flow passes, and the last layer whose cache it depends on.
 *
 * <p>Lengths and shapes are no flow: shards make them from position and token count. A norm that also adds is treated as
 * the addition and the norm, with the sum as a tensor between them even if the source has no output for it.
 */
final class Flow {
    /** The vertex before all others: the token ids. */
    static final int ROOT = 0;

    private static final int NONE = -1;

    private final FactTable facts;
    private final Map<String, Integer> vertices = new HashMap<>();
    private final List<String> tensors = new ArrayList<>();
    private final Dominators dominators = new Dominators();
    private final Map<String, Integer> deepestLayer = new HashMap<>();
    private final Set<String> splitSums = new HashSet<>();

    Flow(SourceGraph graph, SourceInterface interfaces, FactTable facts) {
        this.facts = facts;
        vertices.put(interfaces.tokens(), ROOT);
        tensors.add(interfaces.tokens());
        for (int layer = 0; layer < interfaces.layers(); layer++) {
            KvPair pair = interfaces.pairs().get(layer);
            deepestLayer.put(pair.key().past(), layer);
            deepestLayer.put(pair.value().past(), layer);
        }
        graph.nodes().forEach(this::add);
    }

    private void add(SourceNode node) {
        int dominator = NONE;
        int layer = NONE;
        for (String read : node.reads()) {
            if (facts.folded(read)) {
                continue;
            }
            int vertex = vertices.getOrDefault(read, NONE);
            if (vertex != NONE) {
                dominator = dominator == NONE ? vertex : dominators.common(dominator, vertex);
            }
            layer = Math.max(layer, deepestLayer.getOrDefault(read, NONE));
        }
        if (dominator != NONE && SkipNorm.is(node)) {
            dominator = addVertex(SkipNorm.sum(node), dominator);
            deepestLayer.put(SkipNorm.sum(node), layer);
            splitSums.add(SkipNorm.sum(node));
        }
        for (String output : node.proto().getOutputList()) {
            if (output.isEmpty() || splitSums.contains(output)) {
                continue;
            }
            if (dominator != NONE) {
                addVertex(output, dominator);
            }
            if (layer != NONE) {
                deepestLayer.put(output, layer);
            }
        }
    }

    private int addVertex(String tensor, int dominator) {
        int vertex = dominators.add(dominator);
        vertices.put(tensor, vertex);
        tensors.add(tensor);
        return vertex;
    }

    /** The number of a tensor that depends on token ids, or -1. */
    int vertex(String tensor) {
        return vertices.getOrDefault(tensor, NONE);
    }

    String tensor(int vertex) {
        return tensors.get(vertex);
    }

    Dominators dominators() {
        return dominators;
    }

    /** The last layer whose cache a tensor is computed from, or -1. */
    int deepestLayer(String tensor) {
        return deepestLayer.getOrDefault(tensor, NONE);
    }

    /** Whether a tensor depends on token ids or caches, and not only on how many tokens there are. */
    boolean carriesContent(String tensor) {
        return vertices.containsKey(tensor) || deepestLayer.containsKey(tensor);
    }
}
