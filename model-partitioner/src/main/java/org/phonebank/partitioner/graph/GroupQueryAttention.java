package org.phonebank.partitioner.graph;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.partitioner.graph.OnnxGraph.Dimension;
import org.phonebank.partitioner.graph.OnnxGraph.ElementType;
import org.phonebank.partitioner.graph.OnnxGraph.Value;
import org.phonebank.partitioner.manifest.ModelShape;

/** Attention with rotary embedding over KV buffers of fixed length. */
final class GroupQueryAttention {
    private final OnnxGraph graph;
    private final ModelShape shape;
    private final SequenceLengths lengths;
    private final Value cosine;
    private final Value sine;
    private final List<Value> presents = new ArrayList<>();

    GroupQueryAttention(OnnxGraph graph, ModelShape shape, SequenceLengths lengths, Value cosine, Value sine) {
        this.graph = graph;
        this.shape = shape;
        this.lengths = lengths;
        this.cosine = cosine;
        this.sine = sine;
    }

    /**
     * Adds the attention of a layer with its KV inputs.
     *
     * @param packed queries, keys and values side by side
     */
    Value apply(int layer, Value packed) {
        Value pastKey = graph.input("past." + layer + ".key", ElementType.FLOAT, kvShape());
        Value pastValue = graph.input("past." + layer + ".value", ElementType.FLOAT, kvShape());
        String name = "layer." + layer + ".attention.mix";
        List<Value> outputs = Operators.attention(graph, name, shape)
                .inputs(packed)
                .noInputs(2)
                .inputs(pastKey, pastValue, lengths.lastIndex(), lengths.total(), cosine, sine)
                .output(name)
                .output("present." + layer + ".key")
                .output("present." + layer + ".value")
                .buildAll();
        presents.addAll(outputs.subList(1, 3));
        return outputs.get(0);
    }

    /** Declares the present outputs of all layers; outputs come after the shard's main one. */
    void declareOutputs() {
        presents.forEach(present -> graph.output(present, ElementType.FLOAT, kvShape()));
    }

    private Dimension[] kvShape() {
        return new Dimension[] {
            Dimension.of(1),
            Dimension.of(shape.kvHeads()),
            Dimension.of(shape.contextLength()),
            Dimension.of(shape.headDim())
        };
    }
}
