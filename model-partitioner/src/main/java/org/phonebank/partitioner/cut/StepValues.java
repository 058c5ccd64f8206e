package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.phonebank.partitioner.onnx.ElementTypes;

/**
 * Makes what depends only on where a step starts and how many tokens it has, out of {@link #POSITION} and {@link
 * #COUNT}. Everything is made once, with operators that every operator set since 11 has.
 */
final class StepValues {
    /** int64 [1]: P, an input of every shard. */
    static final String POSITION = "position";
    /** int64 [1]: T, which a shard reads off its input. */
    static final String COUNT = GraphWriter.OWN + "count";

    private final GraphWriter graph;
    private final Map<Extent, String> numbers = new HashMap<>();
    private final Map<TensorFacts, String> made = new HashMap<>();
    private String positions = "";

    StepValues(GraphWriter graph) {
        this.graph = graph;
        numbers.put(Extent.PAST, POSITION);
        numbers.put(Extent.TOKENS, COUNT);
    }

    /** A number as int64 [1]. */
    String number(Extent extent) {
        String known = numbers.get(extent);
        if (known == null) {
            known = extent.isConstant() ? graph.list(extent.constant()) : sum(extent);
            numbers.put(extent, known);
        }
        return known;
    }

    private String sum(Extent extent) {
        List<String> terms = new ArrayList<>();
        if (extent.perPast() != 0) {
            terms.add(times(POSITION, extent.perPast()));
        }
        if (extent.perToken() != 0) {
            terms.add(times(COUNT, extent.perToken()));
        }
        if (extent.constant() != 0) {
            terms.add(graph.list(extent.constant()));
        }
        String sum = terms.get(0);
        for (String term : terms.subList(1, terms.size())) {
            sum = graph.node("Add", List.of(sum, term));
        }
        return sum;
    }

    private String times(String number, long factor) {
        return factor == 1 ? number : graph.node("Mul", List.of(number, graph.list(factor)));
    }

    /** A tensor whose values are all known. */
    String of(TensorFacts facts) {
        String known = made.get(facts);
        if (known == null) {
            known = make(facts);
            made.put(facts, known);
        }
        return known;
    }

    private String make(TensorFacts facts) {
        List<Extent> values = facts.values() == null ? List.of() : facts.values();
        if (values.stream().allMatch(Extent::isConstant)) {
            return constant(facts, values);
        }
        String list = list(values);
        if (facts.rank() == 0) {
            list = graph.node("Reshape", List.of(list, graph.list(List.of())));
        }
        return facts.type() == ElementTypes.INT64 ? list : cast(list, facts.type());
    }

    private String cast(String tensor, int type) {
        return graph.node("Cast", List.of(tensor), GraphWriter.attribute("to", type));
    }

    private String constant(TensorFacts facts, List<Extent> values) {
        List<Long> shape = facts.rank() == 0 ? List.of() : List.of((long) values.size());
        ByteString.Output bytes = ByteString.newOutput();
        int size = ElementTypes.bits(facts.type()) / 8;
        for (Extent value : values) {
            for (int i = 0; i < size; i++) {
                bytes.write((int) (value.constant() >> (8 * i)));
            }
        }
        return graph.constant(facts.type(), shape, bytes.toByteString());
    }

    private String list(List<Extent> values) {
        List<String> pieces = new ArrayList<>();
        List<Long> constants = new ArrayList<>();
        for (Extent value : values) {
            if (value.isConstant()) {
                constants.add(value.constant());
                continue;
            }
            if (!constants.isEmpty()) {
                pieces.add(graph.list(List.copyOf(constants)));
                constants.clear();
            }
            pieces.add(number(value));
        }
        if (!constants.isEmpty()) {
            pieces.add(graph.list(List.copyOf(constants)));
        }
        return pieces.size() == 1 ? pieces.get(0) : graph.node("Concat", pieces, GraphWriter.attribute("axis", 0));
    }

    /** int64 [T]: the places of the new tokens. */
    String positions() {
        if (positions.isEmpty()) {
            positions = graph.node("Range", List.of(scalar(Extent.PAST), scalar(Extent.TOTAL), scalar(Extent.ONE)));
        }
        return positions;
    }

    private String scalar(Extent value) {
        return of(TensorFacts.scalar(ElementTypes.INT64, value));
    }

    /** What a caller of the source graph would give for one of its inputs. */
    String supplied(CallerInput meaning, TensorFacts facts) {
        List<Extent> shape = facts.shape() == null ? meaning.shape() : facts.shape();
        String target = list(shape);
        if (meaning == CallerInput.ATTENTION_MASK || meaning == CallerInput.TOKEN_TYPES) {
            List<Long> value = List.of(meaning == CallerInput.ATTENTION_MASK ? 1L : 0L);
            TensorProto filling = GraphWriter.tensor(ElementTypes.INT64, List.of(1L), GraphWriter.bytes(value));
            String filled = graph.node("ConstantOfShape", List.of(target), GraphWriter.attribute("value", filling));
            return facts.type() == ElementTypes.INT64 ? filled : cast(filled, facts.type());
        }
        String positions = shape.size() == 1 ? positions() : graph.node("Expand", List.of(positions(), target));
        return facts.type() == ElementTypes.INT64 ? positions : cast(positions, facts.type());
    }
}
