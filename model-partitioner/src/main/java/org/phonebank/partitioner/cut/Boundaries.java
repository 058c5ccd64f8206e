package org.phonebank.partitioner.cut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.phonebank.partitioner.failure.ModelPackageException;

/** Finds for every layer the one tensor that crosses from the layers before it, and the one before the head. */
final class Boundaries {
    private final SourceGraph graph;
    private final SourceInterface interfaces;
    private final FactTable facts;
    private final Flow flow;
    private final Dominators dominators;

    Boundaries(SourceGraph graph, SourceInterface interfaces, FactTable facts, Flow flow) {
        this.graph = graph;
        this.interfaces = interfaces;
        this.facts = facts;
        this.flow = flow;
        this.dominators = flow.dominators();
    }

    /**
     * The tensors before layers 0, 1 … and, last, before the head.
     *
     * @throws ModelPackageException if more than one tensor crosses a boundary, or the graph is no decoder
     */
    List<String> find() throws ModelPackageException {
        int layers = interfaces.layers();
        List<String> found = new ArrayList<>(Collections.nCopies(layers + 1, ""));
        int target = vertex(interfaces.logits());
        found.set(layers, beforeHead(target));
        for (int layer = layers - 1; layer >= 0; layer--) {
            KvPair pair = interfaces.pairs().get(layer);
            target = dominators.common(target, vertex(pair.key().present()));
            target = dominators.common(target, vertex(pair.value().present()));
            found.set(layer, lastCrossing(target, layer));
        }
        requireOneWidth(found.subList(0, layers));
        return found;
    }

    private int vertex(String output) throws ModelPackageException {
        int vertex = flow.vertex(output);
        if (vertex < 0) {
            throw new ModelPackageException("The output \"" + output + "\" of the model "
                    + graph.model().file() + " does not depend on the tokens; it is no language model.");
        }
        return vertex;
    }

    private String lastCrossing(int target, int layer) throws ModelPackageException {
        for (int vertex = target; vertex != Flow.ROOT; vertex = dominators.parent(vertex)) {
            String tensor = flow.tensor(vertex);
            if (flow.deepestLayer(tensor) < layer - 1) {
                break;
            }
            if (flow.deepestLayer(tensor) == layer - 1 && facts.perToken(tensor)) {
                return tensor;
            }
        }
        throw new ModelPackageException("The model " + graph.model().file() + " cannot be cut before its layer " + layer
                + ": more than one stream of values goes on from the layers before it. Give a plain decoder export.");
    }

    /**
     * The head is the last stretch with a matrix, and whatever without one comes before it: the final norm. What lies
     * before that still belongs to the last layer.
     */
    private String beforeHead(int logits) throws ModelPackageException {
        int lastLayer = interfaces.layers() - 1;
        List<Integer> chain = new ArrayList<>();
        for (int vertex = logits; vertex != Flow.ROOT; vertex = dominators.parent(vertex)) {
            if (flow.deepestLayer(flow.tensor(vertex)) < lastLayer) {
                break;
            }
            chain.add(vertex);
        }
        Collections.reverse(chain);
        NavigableSet<Integer> stretches = stretchesWithMatrices(chain);
        Integer head = stretches.isEmpty() ? Integer.valueOf(chain.size()) : stretches.pollLast();
        Integer before = stretches.floor(head - 1);
        for (int i = before == null ? 0 : before + 1; i <= head && i < chain.size(); i++) {
            String tensor = flow.tensor(chain.get(i));
            if (facts.perToken(tensor) && flow.deepestLayer(tensor) == lastLayer) {
                return tensor;
            }
        }
        throw new ModelPackageException("The head of the model " + graph.model().file()
                + " could not be told from its last layer; such exports are not supported.");
    }

    /** Numbers of the stretches, each from one vertex of the chain to the next, in which a matrix is applied. */
    private NavigableSet<Integer> stretchesWithMatrices(List<Integer> chain) {
        NavigableSet<Integer> stretches = new TreeSet<>();
        if (chain.isEmpty()) {
            return stretches;
        }
        Set<String> matrices = Matrices.in(graph);
        for (SourceNode node : graph.nodes()) {
            boolean applies = node.reads().stream().anyMatch(matrices::contains);
            int vertex = applies ? flow.vertex(node.output(0)) : -1;
            if (vertex < 0 || dominators.depth(vertex) <= dominators.depth(chain.get(0))) {
                continue;
            }
            int place = Collections.binarySearch(chain, dominators.parent(vertex));
            int stretch = place >= 0 ? place : stretch(chain, vertex);
            if (stretch >= 0) {
                stretches.add(stretch);
            }
        }
        return stretches;
    }

    /** Climbs to the chain; only nodes after the last attention come here, so the way is short. */
    private int stretch(List<Integer> chain, int vertex) {
        for (int above = dominators.parent(vertex); above != Flow.ROOT; above = dominators.parent(above)) {
            int place = Collections.binarySearch(chain, above);
            if (place >= 0) {
                return place;
            }
            if (dominators.depth(above) <= dominators.depth(chain.get(0))) {
                return -1;
            }
        }
        return -1;
    }

    private void requireOneWidth(List<String> boundaries) throws ModelPackageException {
        Extent width = facts.of(boundaries.get(boundaries.size() - 1)).dimension(2);
        for (String boundary : boundaries.subList(Math.min(1, boundaries.size() - 1), boundaries.size())) {
            if (!facts.of(boundary).dimension(2).equals(width)) {
                throw new ModelPackageException("The model " + graph.model().file()
                        + " hands values of different widths from layer to layer, which is not supported.");
            }
        }
    }
}
