package org.phonebank.partitioner.graph;

import java.util.List;
import org.phonebank.partitioner.graph.OnnxGraph.Value;
import org.phonebank.partitioner.manifest.Activation;

/** The gated MLP of layers: down(activation(gate(x)) * up(x)). */
final class MlpBlock {
    private final OnnxGraph graph;
    private final Activation activation;
    private final Weights weights;

    MlpBlock(OnnxGraph graph, Activation activation, Weights weights) {
        this.graph = graph;
        this.activation = activation;
        this.weights = weights;
    }

    static String name(int layer) {
        return "layer." + layer + ".mlp";
    }

    Value apply(int layer, Value input) {
        String name = name(layer);
        List<Value> both = gateAndUp(name, input);
        Value open = Operators.activate(graph, name + ".activated", both.get(0), activation);
        Value gated =
                graph.node("Mul", name + ".gated").inputs(open, both.get(1)).build();
        return weights.linear(name + ".down", gated);
    }

    private List<Value> gateAndUp(String name, Value input) {
        if (!weights.has(name + ".gate_up")) {
            return List.of(weights.linear(name + ".gate", input), weights.linear(name + ".up", input));
        }
        Value fused = weights.linear(name + ".gate_up", input);
        long inner = weights.outputs(name + ".gate_up") / 2;
        return Operators.split(graph, fused, name + ".half", inner, inner);
    }
}
