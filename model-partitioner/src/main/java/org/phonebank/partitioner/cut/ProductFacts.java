package org.phonebank.partitioner.cut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.onnx.ElementTypes;

/** Products with matrices, attention, and changes of number format. */
final class ProductFacts {
    private ProductFacts() {}

    /** Facts about the outputs; empty if the operator is none of these. */
    static List<TensorFacts> of(Call call) {
        TensorFacts first = call.input(0);
        return switch (call.operator()) {
            case "MatMul", "FusedMatMul" -> List.of(TensorFacts.of(first.type(), product(first, call.input(1), call)));
            case "MatMulInteger" -> List.of(TensorFacts.of(ElementTypes.INT32, product(first, call.input(1), call)));
            case "DynamicQuantizeMatMul" -> List.of(TensorFacts.of(first.type(), product(first, call.input(1), call)));
            case "MatMulIntegerToFloat" ->
                List.of(TensorFacts.of(call.input(2).type(), product(first, call.input(1), call)));
            case "MatMulNBits", "MatMulBnb4" -> List.of(withWidth(first, Extent.of(call.attribute("N", -1))));
            case "Gemm" -> List.of(gemm(call));
            case "GatherBlockQuantized" -> List.of(gatherBlocks(call));
            case "DynamicQuantizeLinear" ->
                List.of(
                        TensorFacts.of(ElementTypes.UINT8, first.shape()),
                        TensorFacts.of(ElementTypes.FLOAT, List.of()),
                        TensorFacts.of(ElementTypes.UINT8, List.of()));
            case "QuantizeLinear" ->
                List.of(TensorFacts.of(call.has(2) ? call.input(2).type() : ElementTypes.UINT8, first.shape()));
            case "DequantizeLinear" -> List.of(TensorFacts.of(call.input(1).type(), first.shape()));
            case "SkipSimplifiedLayerNormalization", "SkipLayerNormalization" -> skipNormalization(call);
            case "GroupQueryAttention" -> groupQueryAttention(call);
            case "MultiHeadAttention" -> multiHeadAttention(call);
            // ONNX Runtime's own operator of this name is another one.
            case "Attention" -> call.node().getDomain().equals("com.microsoft") ? List.of() : attention(call);
            default -> List.of();
        };
    }

    private static @Nullable List<Extent> product(TensorFacts left, TensorFacts right, Call call) {
        List<Extent> leftShape = left.shape();
        List<Extent> rightShape = right.shape();
        if (leftShape == null || rightShape == null || leftShape.size() < 2 || rightShape.size() < 2) {
            return null;
        }
        boolean leftTurned = call.attribute("transA", 0) == 1;
        boolean rightTurned = call.attribute("transB", 0) == 1;
        TensorFacts leftOuter = TensorFacts.of(left.type(), leftShape.subList(0, leftShape.size() - 2));
        TensorFacts rightOuter = TensorFacts.of(right.type(), rightShape.subList(0, rightShape.size() - 2));
        List<Extent> outer = ArithmeticFacts.broadcastShape(List.of(leftOuter, rightOuter));
        List<Extent> shape = new ArrayList<>(outer == null ? List.of() : outer);
        shape.add(left.dimension(leftTurned ? -1 : -2));
        shape.add(right.dimension(rightTurned ? -2 : -1));
        return shape;
    }

    private static TensorFacts gemm(Call call) {
        return TensorFacts.of(call.input(0).type(), product(call.input(0), call.input(1), call));
    }

    private static TensorFacts withWidth(TensorFacts input, Extent width) {
        if (input.shape() == null || input.rank() == 0 || width.is(-1)) {
            return TensorFacts.of(input.type(), null);
        }
        List<Extent> shape = new ArrayList<>(input.shape());
        shape.set(shape.size() - 1, width);
        return TensorFacts.of(input.type(), shape);
    }

    /** Codes of four bits may be packed in pairs: the width of a row then follows from its scales. */
    private static TensorFacts gatherBlocks(Call call) {
        TensorFacts data = call.input(0);
        TensorFacts indices = call.input(1);
        TensorFacts scales = call.input(2);
        if (data.rank() != 2 || indices.shape() == null || call.attribute("gather_axis", 0) != 0) {
            return TensorFacts.of(scales.type(), null);
        }
        boolean packed = data.type() == ElementTypes.UINT8 && call.attribute("bits", 4) == 4;
        List<Extent> shape = new ArrayList<>(indices.shape());
        shape.add(packed ? data.dimension(1).times(Extent.of(2)) : data.dimension(1));
        return TensorFacts.of(scales.type(), shape);
    }

    private static List<TensorFacts> skipNormalization(Call call) {
        TensorFacts stream = TensorFacts.of(
                call.input(0).type(),
                ArithmeticFacts.broadcastShape(
                        call.inputs().subList(0, Math.min(2, call.inputs().size()))));
        return List.of(stream, TensorFacts.NOTHING, TensorFacts.NOTHING, stream);
    }

    private static List<TensorFacts> groupQueryAttention(Call call) {
        TensorFacts query = call.input(0);
        TensorFacts past = call.input(3);
        Extent heads = Extent.of(call.attribute("num_heads", -1));
        List<TensorFacts> facts = new ArrayList<>();
        facts.add(withWidth(query, heads.times(past.dimension(3))));
        facts.addAll(Collections.nCopies(2, grown(past)));
        return facts;
    }

    private static TensorFacts grown(TensorFacts past) {
        if (past.rank() != 4) {
            return TensorFacts.of(past.type(), null);
        }
        List<Extent> shape = new ArrayList<>(past.shape());
        shape.set(2, past.dimension(2).plus(Extent.TOKENS));
        return TensorFacts.of(past.type(), shape);
    }

    /** Heads are side by side in three dimensions, or the second of four. */
    private static List<TensorFacts> attention(Call call) {
        TensorFacts query = call.input(0);
        TensorFacts value = call.input(2);
        Extent width = value.dimension(3);
        if (query.rank() == 3) {
            Extent heads = Extent.of(call.attribute("q_num_heads", 1));
            Extent shared = Extent.of(Math.max(1, call.attribute("kv_num_heads", 1)));
            width = value.dimension(2).dividedBy(shared).times(heads);
        }
        return List.of(withWidth(query, width), grown(call.input(4)), grown(call.input(5)));
    }

    private static List<TensorFacts> multiHeadAttention(Call call) {
        TensorFacts query = call.input(0);
        TensorFacts value = call.input(2);
        List<TensorFacts> facts = new ArrayList<>();
        // Packed queries, keys and values have five dimensions, a value of its own has the width of the output.
        if (query.rank() == 3 && value.rank() == 3) {
            facts.add(withWidth(query, value.dimension(2)));
        } else if (query.rank() == 3 && value.rank() == 4) {
            facts.add(withWidth(query, value.dimension(1).times(value.dimension(3))));
        } else if (query.rank() == 5) {
            Extent width = query.dimension(2).times(query.dimension(4));
            facts.add(TensorFacts.of(query.type(), List.of(query.dimension(0), query.dimension(1), width)));
        } else {
            facts.add(TensorFacts.of(query.type(), null));
        }
        facts.add(grown(call.input(6)));
        facts.add(grown(call.input(7)));
        return facts;
    }
}
