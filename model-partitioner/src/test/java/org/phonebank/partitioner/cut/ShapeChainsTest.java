package org.phonebank.partitioner.cut;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.phonebank.partitioner.onnx.ElementTypes;

/** Chains of operators as exporters write them around attention. */
class ShapeChainsTest {
    private static final TensorFacts HIDDEN =
            TensorFacts.of(ElementTypes.FLOAT, List.of(Extent.ONE, Extent.TOKENS, Extent.of(64)));

    private static TensorFacts apply(String operator, List<TensorFacts> inputs, AttributeProto... attributes) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).addOutput("out");
        inputs.forEach(input -> node.addInput("in"));
        return FactRules.apply(
                        new Call(node.addAllAttribute(List.of(attributes)).build(), inputs))
                .get(0);
    }

    private static TensorFacts numbers(long... values) {
        return TensorFacts.list(
                ElementTypes.INT64, Arrays.stream(values).mapToObj(Extent::of).toList());
    }

    private static TensorFacts number(long value) {
        return TensorFacts.scalar(ElementTypes.INT64, Extent.of(value));
    }

    @Test
    void aShapeThatIsTakenApartAndPutTogetherIsFollowed() {
        TensorFacts count = apply("Gather", List.of(apply("Shape", List.of(HIDDEN)), number(1)));
        TensorFacts list = apply("Unsqueeze", List.of(count, numbers(0)));
        TensorFacts target = apply("Concat", List.of(numbers(1), list, numbers(-1, 16)), axis(0));

        assertThat(count).isEqualTo(TensorFacts.scalar(ElementTypes.INT64, Extent.TOKENS));
        assertThat(target.values()).containsExactly(Extent.ONE, Extent.TOKENS, Extent.of(-1), Extent.of(16));
        assertThat(apply("Reshape", List.of(HIDDEN, target)).shape())
                .containsExactly(Extent.ONE, Extent.TOKENS, Extent.of(4), Extent.of(16));
    }

    @Test
    void theUsualChoiceBetweenAShapeAndOnesIsDecided() {
        TensorFacts shape = TensorFacts.list(ElementTypes.INT64, List.of(Extent.of(-1), Extent.TOTAL));
        TensorFacts chosen =
                apply("Where", List.of(apply("Equal", List.of(shape, numbers(-1, -1))), numbers(1, 1), shape));

        assertThat(chosen.values()).containsExactly(Extent.ONE, Extent.TOTAL);
    }

    @Test
    void slicesKeepWhatIsInside() {
        TensorFacts mask = TensorFacts.of(ElementTypes.FLOAT, List.of(Extent.ONE, Extent.TOTAL));
        TensorFacts total = TensorFacts.list(ElementTypes.INT64, List.of(Extent.TOTAL));
        TensorFacts past = TensorFacts.list(ElementTypes.INT64, List.of(Extent.PAST));

        assertThat(apply("Slice", List.of(mask, numbers(0), total, numbers(1))).shape())
                .containsExactly(Extent.ONE, Extent.TOTAL);
        assertThat(apply("Slice", List.of(mask, past, numbers(Long.MAX_VALUE), numbers(-1)))
                        .shape())
                .containsExactly(Extent.ONE, Extent.TOKENS);
        assertThat(apply("Slice", List.of(mask, numbers(-1), numbers(Long.MAX_VALUE), numbers(1)))
                        .shape())
                .containsExactly(Extent.ONE, Extent.ONE);
    }

    @Test
    void floatsAreFollowedOnlyWhileTheyAreWhole() {
        TensorFacts seven = apply("Cast", List.of(number(7)), to(ElementTypes.FLOAT));
        TensorFacts two = apply("Cast", List.of(number(2)), to(ElementTypes.FLOAT));

        assertThat(apply("Div", List.of(number(7), number(2))).values()).containsExactly(Extent.of(3));
        assertThat(apply("Div", List.of(seven, two)).values()).containsExactly(Extent.UNKNOWN);
    }

    @Test
    void operatorsOfStrangersAreUnknown() {
        NodeProto node = NodeProto.newBuilder()
                .setOpType("Add")
                .setDomain("somewhere.else")
                .addInput("in")
                .addOutput("out")
                .build();

        assertThat(FactRules.apply(new Call(node, List.of(HIDDEN)))).containsExactly(TensorFacts.NOTHING);
    }

    private static AttributeProto axis(long axis) {
        return GraphWriter.attribute("axis", axis);
    }

    private static AttributeProto to(long type) {
        return GraphWriter.attribute("to", type);
    }
}
