package org.phonebank.partitioner.cut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.onnx.ElementTypes;

/** Operators that work element by element. */
final class ArithmeticFacts {
    private ArithmeticFacts() {}

    /** Facts about the outputs; empty if the operator is none of these. */
    static List<TensorFacts> of(Call call) {
        return switch (call.operator()) {
            case "Add", "Sub", "Mul", "Div", "Min", "Max" ->
                List.of(combined(call, call.input(0).type()));
            case "Pow", "Mod", "PRelu", "BitShift", "Sum", "Mean", "BiasGelu", "BitwiseAnd", "BitwiseOr" ->
                List.of(broadcast(call, call.input(0).type()));
            case "Equal", "Less", "LessOrEqual", "Greater", "GreaterOrEqual", "And", "Or", "Xor" ->
                List.of(combined(call, ElementTypes.BOOL));
            case "Where" -> List.of(where(call));
            case "Cast" -> List.of(cast(call));
            case "Identity" -> List.of(call.input(0));
            case "Neg", "Not", "Abs", "Floor", "Ceil", "Round" -> List.of(unary(call));
            case "IsNaN", "IsInf" -> List.of(same(call, ElementTypes.BOOL));
            case "Sqrt",
                    "Reciprocal",
                    "Exp",
                    "Log",
                    "Erf",
                    "Sigmoid",
                    "Tanh",
                    "Relu",
                    "LeakyRelu",
                    "Elu",
                    "Selu",
                    "Softplus",
                    "HardSigmoid",
                    "HardSwish",
                    "Gelu",
                    "FastGelu",
                    "QuickGelu",
                    "Swish",
                    "Silu",
                    "Softmax",
                    "LogSoftmax",
                    "Cos",
                    "Sin",
                    "Clip",
                    "CumSum",
                    "Trilu",
                    "Dropout",
                    "Sign",
                    "BitwiseNot",
                    "ScatterND",
                    "ScatterElements",
                    "LayerNormalization",
                    "SimplifiedLayerNormalization",
                    "RMSNormalization",
                    "InstanceNormalization",
                    "RotaryEmbedding",
                    "LpNormalization",
                    "GroupNormalization",
                    "Mish",
                    "Celu",
                    "ThresholdedRelu",
                    "MoE",
                    "QMoE" -> List.of(same(call, call.input(0).type()));
            default -> List.of();
        };
    }

    private static TensorFacts same(Call call, int type) {
        return TensorFacts.of(type, call.input(0).shape());
    }

    /** The shape that inputs stretch to; dimensions of unknown length stretch to unknown ones. */
    static @Nullable List<Extent> broadcastShape(List<TensorFacts> inputs) {
        int rank = 0;
        for (TensorFacts input : inputs) {
            if (input.rank() < 0) {
                return null;
            }
            rank = Math.max(rank, input.rank());
        }
        List<Extent> shape = new ArrayList<>(Collections.nCopies(rank, Extent.ONE));
        for (TensorFacts input : inputs) {
            for (int axis = 1; axis <= input.rank(); axis++) {
                Extent dimension = input.dimension(-axis);
                Extent before = shape.get(rank - axis);
                if (!dimension.is(1) && !dimension.equals(before)) {
                    shape.set(rank - axis, stretched(before, dimension));
                }
            }
        }
        return shape;
    }

    private static Extent stretched(Extent one, Extent other) {
        if (one.is(1)) {
            return other;
        }
        // In a graph that runs, a length above 1 wins over one that is not known.
        if (one.isConstant()) {
            return one;
        }
        return other.isConstant() ? other : Extent.UNKNOWN;
    }

    private static TensorFacts broadcast(Call call, int type) {
        return TensorFacts.of(type, broadcastShape(call.inputs()));
    }

    private static TensorFacts combined(Call call, int type) {
        List<Extent> shape = broadcastShape(call.inputs());
        List<Extent> left = call.input(0).values();
        List<Extent> right = call.input(1).values();
        if (left == null || right == null || shape == null || call.inputs().size() != 2) {
            return TensorFacts.of(type, shape);
        }
        int count = Math.max(left.size(), right.size());
        if (!fits(left, count) || !fits(right, count)) {
            return TensorFacts.of(type, shape);
        }
        List<Extent> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(combine(call, at(left, i), at(right, i)));
        }
        return new TensorFacts(type, shape, values);
    }

    private static boolean fits(List<Extent> values, int count) {
        return values.size() == count || values.size() == 1;
    }

    private static Extent at(List<Extent> values, int index) {
        return values.get(values.size() == 1 ? 0 : index);
    }

    private static Extent combine(Call call, Extent left, Extent right) {
        return switch (call.operator()) {
            case "Add" -> left.plus(right);
            case "Sub" -> left.minus(right);
            case "Mul" -> left.times(right);
            case "Div" -> quotient(call, left, right);
            case "Min" -> left.atLeast(right) ? right : right.atLeast(left) ? left : Extent.UNKNOWN;
            case "Max" -> left.atLeast(right) ? left : right.atLeast(left) ? right : Extent.UNKNOWN;
            case "Equal" -> truth(left.known() && left.equals(right), left.differs(right));
            case "Less" -> truth(right.atLeast(left.plus(Extent.ONE)), left.atLeast(right));
            case "LessOrEqual" -> truth(right.atLeast(left), left.atLeast(right.plus(Extent.ONE)));
            case "Greater" -> truth(left.atLeast(right.plus(Extent.ONE)), right.atLeast(left));
            case "GreaterOrEqual" -> truth(left.atLeast(right), right.atLeast(left.plus(Extent.ONE)));
            case "And" -> truth(left.is(1) && right.is(1), left.is(0) || right.is(0));
            case "Or" -> truth(left.is(1) || right.is(1), left.is(0) && right.is(0));
            default -> Extent.UNKNOWN;
        };
    }

    /** Whole numbers are divided towards zero; floats must come out whole to be followed. */
    private static Extent quotient(Call call, Extent left, Extent right) {
        Extent quotient = left.dividedBy(right);
        boolean exact = quotient.known() && quotient.times(right).equals(left);
        return exact || call.input(0).wholeNumbers() ? quotient : Extent.UNKNOWN;
    }

    private static Extent truth(boolean certain, boolean impossible) {
        return certain ? Extent.ONE : impossible ? Extent.ZERO : Extent.UNKNOWN;
    }

    private static TensorFacts unary(Call call) {
        TensorFacts input = call.input(0);
        if (input.values() == null) {
            return TensorFacts.of(input.type(), input.shape());
        }
        List<Extent> values = input.values().stream()
                .map(value -> unary(call.operator(), value))
                .toList();
        return new TensorFacts(input.type(), input.shape(), values);
    }

    private static Extent unary(String operator, Extent value) {
        return switch (operator) {
            case "Neg" -> value.times(Extent.of(-1));
            case "Not" -> truth(value.is(0), value.is(1));
            case "Abs" -> value.atLeast(Extent.ZERO) ? value : Extent.UNKNOWN;
            default -> value;
        };
    }

    private static TensorFacts where(Call call) {
        TensorFacts chosen = call.input(1);
        List<Extent> shape = broadcastShape(call.inputs());
        List<Extent> conditions = call.input(0).values();
        List<Extent> yes = call.input(1).values();
        List<Extent> no = call.input(2).values();
        if (shape == null || conditions == null || yes == null || no == null) {
            return TensorFacts.of(chosen.type(), shape);
        }
        int count = Math.max(conditions.size(), Math.max(yes.size(), no.size()));
        if (!fits(conditions, count) || !fits(yes, count) || !fits(no, count)) {
            return TensorFacts.of(chosen.type(), shape);
        }
        List<Extent> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Extent condition = at(conditions, i);
            Extent same = at(yes, i).equals(at(no, i)) ? at(yes, i) : Extent.UNKNOWN;
            values.add(condition.is(1) ? at(yes, i) : condition.is(0) ? at(no, i) : same);
        }
        return new TensorFacts(chosen.type(), shape, values);
    }

    private static TensorFacts cast(Call call) {
        int type = (int) call.attribute("to", 0);
        TensorFacts input = call.input(0);
        List<Extent> values = input.values();
        if (values != null && type == ElementTypes.BOOL && input.type() != ElementTypes.BOOL) {
            values = values.stream()
                    .map(value -> truth(value.differs(Extent.ZERO), value.is(0)))
                    .toList();
        }
        boolean followed = type == ElementTypes.INT64
                || type == ElementTypes.INT32
                || type == ElementTypes.BOOL
                || type == ElementTypes.FLOAT;
        return new TensorFacts(type, input.shape(), followed ? values : null);
    }
}
