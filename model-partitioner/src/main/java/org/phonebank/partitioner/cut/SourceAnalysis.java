package org.phonebank.partitioner.cut;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.KvFormat;
import org.phonebank.partitioner.onnx.ElementTypes;
import org.phonebank.partitioner.onnx.OnnxModel;

/**
 * A model that was understood: where its layers begin and what its inputs and outputs are for.
 *
 * @param nodes in running order, norms that add split where the sum is a boundary
 * @param boundaries tensors before layers 0 to N - 1 and before the head
 */
public record SourceAnalysis(
        OnnxModel model,
        SourceInterface interfaces,
        FactTable facts,
        Flow flow,
        List<SourceNode> nodes,
        List<String> boundaries,
        Segments segments) {
    /**
     * Analyses a model.
     *
     * @throws ModelPackageException if it is no decoder that can be cut; the message says why
     */
    public static SourceAnalysis of(OnnxModel model) throws ModelPackageException {
        SourceGraph graph = SourceGraph.of(model);
        SourceInterface interfaces = InterfaceReader.read(graph);
        FactTable facts = new FactTable(graph, interfaces);
        requireWholeCaches(model, interfaces, facts);
        Flow flow = new Flow(graph, interfaces, facts);
        List<String> boundaries = new Boundaries(graph, interfaces, facts, flow).find();
        List<SourceNode> nodes = SkipNorm.split(graph.nodes(), new HashSet<>(boundaries));
        Segments segments = Segments.of(nodes, interfaces, facts, boundaries);
        return new SourceAnalysis(model, interfaces, facts, flow, nodes, boundaries, segments);
    }

    /** Caches that forget what is out of a window's sight, or have places for a whole context, work otherwise. */
    private static void requireWholeCaches(OnnxModel model, SourceInterface interfaces, FactTable facts)
            throws ModelPackageException {
        for (KvPair pair : interfaces.pairs()) {
            for (KvPair.Cache cache : List.of(pair.key(), pair.value())) {
                if (!facts.of(cache.present()).dimension(2).equals(Extent.TOTAL)) {
                    throw new ModelPackageException("The model " + model.file() + " gives back the cache \""
                            + cache.present() + "\" with other tokens than those that it was given and the new ones;"
                            + " give an export whose caches grow with every token.");
                }
            }
        }
    }

    public int layers() {
        return interfaces.layers();
    }

    /** Values per token that go from layer to layer. */
    public int hiddenSize() {
        return (int) facts.of(boundaries.get(layers() - 1)).dimension(2).constant();
    }

    public int kvHeads() {
        return interfaces.pairs().get(0).key().heads();
    }

    public int headDim() {
        return interfaces.pairs().get(0).key().width();
    }

    public KvFormat kvFormat() {
        return interfaces.pairs().get(0).key().type() == ElementTypes.FLOAT16 ? KvFormat.F16 : KvFormat.F32;
    }

    /**
     * Entries of the vocabulary.
     *
     * @throws ModelPackageException if the graph does not say
     */
    public int vocabularySize() throws ModelPackageException {
        Extent width = facts.of(interfaces.logits()).dimension(-1);
        if (!width.isConstant() || width.constant() < 1 || width.constant() > 1 << 24) {
            throw new ModelPackageException("The size of the vocabulary does not follow from the graph in "
                    + model.file() + "; such exports are not supported.");
        }
        return (int) width.constant();
    }

    /** Bits of most values of the source's matrices: 32, 16, 8 or 4. */
    public int weightBits() {
        return WeightBits.of(this);
    }

    /** The longest sequence that tables in the graph allow, such as those of rotary embedding. */
    public OptionalInt longestSequence() {
        long longest = Long.MAX_VALUE;
        for (SourceNode node : segments.needed()) {
            if (node.is("GroupQueryAttention") && !node.input(7).isEmpty()) {
                Extent rows = facts.of(node.input(7)).dimension(0);
                longest = rows.isConstant() ? Math.min(longest, rows.constant()) : longest;
            }
        }
        return longest > 0 && longest < Integer.MAX_VALUE ? OptionalInt.of((int) longest) : OptionalInt.empty();
    }
}
