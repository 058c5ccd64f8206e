package org.phonebank.partitioner.graph;

import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.graph.OnnxGraph.Value;

/**
 * The residual stream: a value, and what the last block wants to add to it. The addition is left to the next norm,
 * which does both in one pass.
 */
record Residual(Value stream, @Nullable Value pending) {
    Residual(Value stream) {
        this(stream, null);
    }

    /** What a block takes, a normalised stream for the most part, and the stream itself with nothing pending. */
    record Normalised(Value value, Residual residual) {}

    Residual plus(Value addition) {
        return new Residual(stream, addition);
    }

    Normalised normalise(OnnxGraph graph, String name, Value weight, float epsilon) {
        if (pending == null) {
            Value value = Operators.norm(graph, name, stream, weight, epsilon);
            return new Normalised(value, this);
        }
        var outputs = graph.contrib("SkipSimplifiedLayerNormalization", name)
                .inputs(stream, pending, weight)
                .attribute("epsilon", epsilon)
                .output(name)
                .noOutputs(2)
                .output(name + ".sum")
                .buildAll();
        return new Normalised(outputs.get(0), new Residual(outputs.get(1)));
    }

    /** The stream as it is, and the same with nothing pending. */
    Normalised settled(OnnxGraph graph, String name) {
        if (pending == null) {
            return new Normalised(stream, this);
        }
        Value sum = sum(graph, name);
        return new Normalised(sum, new Residual(sum));
    }

    /** The stream with everything added. */
    Value sum(OnnxGraph graph, String name) {
        if (pending == null) {
            return graph.node("Identity", name).inputs(stream).build();
        }
        return graph.node("Add", name).inputs(stream, pending).build();
    }

    /** The same, of one token only. */
    Residual ofToken(OnnxGraph graph, Value index) {
        Value picked = pick(graph, stream, index, "last.stream");
        return pending == null
                ? new Residual(picked)
                : new Residual(picked, pick(graph, pending, index, "last.pending"));
    }

    private static Value pick(OnnxGraph graph, Value from, Value index, String name) {
        return graph.node("Gather", name)
                .inputs(from, index)
                .attribute("axis", 1)
                .build();
    }
}
