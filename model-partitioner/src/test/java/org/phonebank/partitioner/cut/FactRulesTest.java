package org.phonebank.partitioner.cut;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.phonebank.partitioner.onnx.ElementTypes;

class FactRulesTest {
    @Test
    void scalarThatIsSplitGivesUnknownTensors() {
        NodeProto split = NodeProto.newBuilder()
                .setOpType("Split")
                .addInput("scalar")
                .addOutput("a")
                .addOutput("b")
                .build();
        TensorFacts unknown = TensorFacts.of(ElementTypes.FLOAT, null);

        assertThat(FactRules.apply(new Call(split, List.of(TensorFacts.of(ElementTypes.FLOAT, List.of())))))
                .isEqualTo(List.of(unknown, unknown));
    }

    /** Four query heads of 16 values share two of keys and values. */
    @Test
    void attentionGivesAsManyHeadsAsItIsAskedForAndGrowsItsCaches() {
        TensorFacts query = tensor(1, 3, 64);
        TensorFacts shared = tensor(1, 3, 32);
        TensorFacts past =
                TensorFacts.of(ElementTypes.FLOAT, List.of(Extent.of(1), Extent.of(2), Extent.PAST, Extent.of(16)));
        TensorFacts present =
                TensorFacts.of(ElementTypes.FLOAT, List.of(Extent.of(1), Extent.of(2), Extent.TOTAL, Extent.of(16)));
        NodeProto attention = NodeProto.newBuilder()
                .setOpType("Attention")
                .addAllInput(List.of("q", "k", "v", "", "past.key", "past.value"))
                .addAllOutput(List.of("mixed", "present.key", "present.value"))
                .addAttribute(number("q_num_heads", 4))
                .addAttribute(number("kv_num_heads", 2))
                .build();

        assertThat(FactRules.apply(
                        new Call(attention, List.of(query, shared, shared, TensorFacts.NOTHING, past, past))))
                .isEqualTo(List.of(query, present, present));
    }

    private static TensorFacts tensor(long... shape) {
        return TensorFacts.of(
                ElementTypes.FLOAT, Arrays.stream(shape).mapToObj(Extent::of).toList());
    }

    private static AttributeProto number(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }
}
