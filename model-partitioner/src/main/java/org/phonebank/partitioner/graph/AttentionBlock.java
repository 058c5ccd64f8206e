package org.phonebank.partitioner.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.graph.OnnxGraph.Dimension;
import org.phonebank.partitioner.graph.OnnxGraph.ElementType;
import org.phonebank.partitioner.graph.OnnxGraph.NodeBuilder;
import org.phonebank.partitioner.graph.OnnxGraph.Value;
import org.phonebank.partitioner.manifest.AttentionSettings;
import org.phonebank.partitioner.manifest.DecoderSettings;
import org.phonebank.partitioner.manifest.LayerSettings;
import org.phonebank.partitioner.manifest.ModelShape;

/** The attention of layers over KV buffers of fixed length, from the packed projection to the output projection. */
final class AttentionBlock {
    private final OnnxGraph graph;
    private final ModelShape shape;
    private final DecoderSettings settings;
    private final Weights weights;
    private final SequenceLengths lengths;
    private final Heads heads;
    private final Map<String, Rotation> rotations = new HashMap<>();
    private final List<Value> presents = new ArrayList<>();

    AttentionBlock(
            OnnxGraph graph, ModelShape shape, DecoderSettings settings, Weights weights, SequenceLengths lengths) {
        this.graph = graph;
        this.shape = shape;
        this.settings = settings;
        this.weights = weights;
        this.lengths = lengths;
        this.heads = new Heads(graph, shape, settings, weights);
    }

    static String name(int layer) {
        return "layer." + layer + ".attention";
    }

    /** Adds the attention of a layer with its KV inputs. */
    Value apply(int layer, Value input) {
        LayerSettings own = settings.layers().get(layer);
        @Nullable Rotation rotation = own.rope() == null ? null : rotation(own.rope());
        boolean operatorRotates = rotation != null && rotation.suitsOperator(shape.headDim());
        Value packed = weights.linear(name(layer) + ".qkv", input);
        NodeBuilder operator = operator(layer, own, operatorRotates);
        if (heads.needNoWork() && (rotation == null || operatorRotates)) {
            operator.inputs(packed).noInputs(2);
        } else {
            operator.inputs(heads.prepare(name(layer), packed, operatorRotates ? null : rotation));
        }
        operator.inputs(
                kvInput("past." + layer + ".key"),
                kvInput("past." + layer + ".value"),
                lengths.lastIndex(),
                lengths.total());
        if (rotation != null && operatorRotates) {
            operator.inputs(rotation.cosine(), rotation.sine());
            rotation.rows().ifPresent(operator::inputs);
        }
        List<Value> outputs = operator.output(name(layer) + ".mix")
                .output("present." + layer + ".key")
                .output("present." + layer + ".value")
                .buildAll();
        presents.addAll(outputs.subList(1, 3));
        return weights.linear(name(layer) + ".out", heads.narrow(name(layer), outputs.get(0)));
    }

    /** Declares the present outputs of all layers; outputs come after the shard's main one. */
    void declareOutputs() {
        presents.forEach(present -> graph.output(present, ElementType.FLOAT, kvShape()));
    }

    private NodeBuilder operator(int layer, LayerSettings own, boolean rotary) {
        AttentionSettings attention = settings.attention();
        NodeBuilder operator =
                Operators.attention(graph, name(layer) + ".mix", shape, rotary).attribute("scale", attention.scale());
        if (attention.softCap() != 0) {
            operator.attribute("softcap", attention.softCap());
        }
        if (own.window() != 0 && own.window() < shape.contextLength()) {
            operator.attribute("local_window_size", own.window());
        }
        return operator;
    }

    private Rotation rotation(String name) {
        return rotations.computeIfAbsent(name, key -> new Rotation(graph, settings.rope(key), weights, lengths));
    }

    private Value kvInput(String name) {
        return graph.input(name, ElementType.FLOAT, kvShape());
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
