package org.phonebank.partitioner.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.phonebank.partitioner.graph.OnnxGraph.Dimension;
import org.phonebank.partitioner.graph.OnnxGraph.ElementType;
import org.phonebank.partitioner.graph.OnnxGraph.Value;
import org.phonebank.partitioner.manifest.Activation;

/** Values from the functions' definitions, worked out by hand. */
class OperatorsTest {
    private static final float[] INPUT = {-3, -0.5f, 0, 0.5f, 3};

    @Test
    void activationsAreThoseTheyAreNamedAfter() throws Exception {
        assertActivation(Activation.SILU, -0.142278f, -0.188770f, 0, 0.311230f, 2.857722f);
        assertActivation(Activation.GELU, -0.004050f, -0.154269f, 0, 0.345731f, 2.995950f);
        assertActivation(Activation.GELU_TANH, -0.003637f, -0.154286f, 0, 0.345714f, 2.996363f);
        assertActivation(Activation.RELU, 0, 0, 0, 0.5f, 3);
    }

    @Test
    void softCapBendsTowardsItsBound() throws Exception {
        assertThat(run((graph, value) -> Operators.softCap(graph, value, 2, "capped")))
                .containsExactly(new float[] {-1.810297f, -0.489837f, 0, 0.489837f, 1.810297f}, within(1e-5f));
    }

    private static void assertActivation(Activation activation, float... expected) throws OrtException {
        assertThat(run((graph, value) -> Operators.activate(graph, "y", value, activation)))
                .as(activation.name())
                .containsExactly(expected, within(1e-5f));
    }

    private static float[] run(BiFunction<OnnxGraph, Value, Value> function) throws OrtException {
        OnnxGraph graph = new OnnxGraph("test");
        Dimension size = Dimension.of(INPUT.length);
        Value output = function.apply(graph, graph.input("x", ElementType.FLOAT, size));
        graph.output(output, ElementType.FLOAT, size);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                OrtSession session = environment.createSession(graph.toBytes(), options);
                OnnxTensor input =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(INPUT), new long[] {INPUT.length});
                OrtSession.Result result = session.run(Map.of("x", input))) {
            return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
        }
    }
}
