package org.phonebank.partitioner.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import org.junit.jupiter.api.Test;
import org.phonebank.partitioner.graph.OnnxGraph.Dimension;
import org.phonebank.partitioner.graph.OnnxGraph.ElementType;
import org.phonebank.partitioner.graph.OnnxGraph.Value;

class OnnxGraphTest {
    private final OnnxGraph graph = new OnnxGraph("test");

    @Test
    void valuesOfAnotherGraphAreRefused() {
        Value foreign = new OnnxGraph("other").input("x", ElementType.FLOAT, Dimension.of(1));
        OnnxGraph.NodeBuilder node = graph.node("Identity", "y");
        assertThatThrownBy(() -> node.inputs(foreign)).hasMessage("The value x belongs to another graph.");
    }

    @Test
    void namesAreGivenOnce() {
        graph.input("x", ElementType.FLOAT, Dimension.of(1));
        assertThatThrownBy(() -> graph.input("x", ElementType.FLOAT, Dimension.of(1)))
                .hasMessageContaining("taken");
    }

    @Test
    void operatorSetsAreThoseUsed() throws Exception {
        Value input = graph.input("x", ElementType.FLOAT, Dimension.of(1));
        graph.node("Identity", "y").inputs(input).build();
        assertThat(ModelProto.parseFrom(graph.toBytes()).getOpsetImportList())
                .extracting(OperatorSetIdProto::getDomain)
                .containsExactly("");
        graph.contrib("Gelu", "z").inputs(input).build();
        assertThat(ModelProto.parseFrom(graph.toBytes()).getOpsetImportList())
                .extracting(OperatorSetIdProto::getDomain)
                .containsExactly("", "com.microsoft");
    }
}
