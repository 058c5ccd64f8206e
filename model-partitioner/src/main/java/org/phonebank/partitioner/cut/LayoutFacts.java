package org.phonebank.partitioner.cut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.onnx.ElementTypes;

/** Operators that read, change or make shapes, or move elements without computing. */
final class LayoutFacts {
    private LayoutFacts() {}

    /** Facts about the outputs; empty if the operator is none of these. */
    static List<TensorFacts> of(Call call) {
        return switch (call.operator()) {
            case "Shape" -> List.of(shape(call));
            case "Size" -> List.of(size(call));
            case "Gather" -> List.of(gather(call));
            case "Unsqueeze" -> List.of(unsqueeze(call));
            case "Squeeze" -> List.of(squeeze(call));
            case "Reshape" -> List.of(reshape(call));
            case "Flatten" -> List.of(flatten(call));
            case "Transpose" -> List.of(transpose(call));
            case "Concat" -> List.of(concat(call));
            case "Slice" -> List.of(slice(call));
            case "Split" -> split(call);
            case "Expand" -> List.of(expand(call));
            case "Tile" -> List.of(tile(call));
            case "ConstantOfShape" -> List.of(constantOfShape(call));
            case "Range" -> List.of(range(call));
            case "ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin", "ReduceProd", "ReduceL2", "ReduceSumSquare" ->
                List.of(reduce(call));
            case "ArgMax", "ArgMin" -> List.of(argument(call));
            default -> List.of();
        };
    }

    private static TensorFacts shape(Call call) {
        List<Extent> shape = call.input(0).shape();
        if (shape == null) {
            return TensorFacts.of(ElementTypes.INT64, TensorFacts.unknownShape(1));
        }
        int start = bounded(call.attribute("start", 0), shape.size());
        int end = bounded(call.attribute("end", shape.size()), shape.size());
        return TensorFacts.list(ElementTypes.INT64, shape.subList(start, Math.max(start, end)));
    }

    private static int bounded(long index, int size) {
        long counted = index < 0 ? index + size : index;
        return (int) Math.max(0, Math.min(size, counted));
    }

    private static TensorFacts size(Call call) {
        List<Extent> shape = call.input(0).shape();
        Extent product = shape == null ? Extent.UNKNOWN : product(shape);
        return TensorFacts.scalar(ElementTypes.INT64, product);
    }

    private static Extent product(List<Extent> factors) {
        Extent product = Extent.ONE;
        for (Extent factor : factors) {
            product = product.times(factor);
        }
        return product;
    }

    private static TensorFacts gather(Call call) {
        TensorFacts data = call.input(0);
        TensorFacts indices = call.input(1);
        if (data.shape() == null || indices.shape() == null || data.rank() == 0) {
            return TensorFacts.of(data.type(), null);
        }
        int axis = axis(call.attribute("axis", 0), data.rank());
        List<Extent> shape = new ArrayList<>(data.shape().subList(0, axis));
        shape.addAll(indices.shape());
        shape.addAll(data.shape().subList(axis + 1, data.rank()));
        List<Extent> values = null;
        if (data.values() != null && indices.values() != null) {
            values = new ArrayList<>();
            for (Extent index : indices.values()) {
                values.add(picked(data.values(), index));
            }
        }
        return new TensorFacts(data.type(), shape, values);
    }

    private static Extent picked(List<Extent> values, Extent index) {
        if (!index.isConstant()) {
            return Extent.UNKNOWN;
        }
        long place = index.constant() < 0 ? index.constant() + values.size() : index.constant();
        return place < 0 || place >= values.size() ? Extent.UNKNOWN : values.get((int) place);
    }

    static int axis(long axis, int rank) {
        return (int) Math.max(0, Math.min(Math.max(0, rank - 1), axis < 0 ? axis + rank : axis));
    }

    private static TensorFacts unsqueeze(Call call) {
        TensorFacts input = call.input(0);
        List<Extent> axes = call.numbers(1, "axes");
        if (input.shape() == null || axes == null || !constants(axes)) {
            return TensorFacts.of(input.type(), null);
        }
        int rank = input.rank() + axes.size();
        TreeSet<Integer> added = new TreeSet<>();
        axes.forEach(axis -> added.add(axis(axis.constant(), rank)));
        List<Extent> shape = new ArrayList<>();
        int next = 0;
        for (int axis = 0; axis < rank; axis++) {
            boolean ended = next == input.rank();
            shape.add(added.contains(axis) || ended ? Extent.ONE : input.shape().get(next++));
        }
        return new TensorFacts(input.type(), shape, input.values());
    }

    private static TensorFacts squeeze(Call call) {
        TensorFacts input = call.input(0);
        if (input.shape() == null) {
            return input;
        }
        List<Extent> axes = call.numbers(1, "axes");
        boolean axesGiven = call.node().getAttributeCount() + call.node().getInputCount() > 1;
        if (axes == null ? axesGiven : !constants(axes)) {
            return TensorFacts.of(input.type(), null);
        }
        TreeSet<Integer> removed = new TreeSet<>();
        if (axes != null) {
            axes.forEach(axis -> removed.add(axis(axis.constant(), input.rank())));
        } else if (input.shape().stream().allMatch(Extent::isConstant)) {
            for (int axis = 0; axis < input.rank(); axis++) {
                if (input.dimension(axis).is(1)) {
                    removed.add(axis);
                }
            }
        } else {
            return TensorFacts.of(input.type(), null);
        }
        List<Extent> shape = new ArrayList<>();
        for (int axis = 0; axis < input.rank(); axis++) {
            if (!removed.contains(axis)) {
                shape.add(input.dimension(axis));
            }
        }
        return new TensorFacts(input.type(), shape, input.values());
    }

    private static boolean constants(List<Extent> values) {
        return values.stream().allMatch(Extent::isConstant);
    }

    private static TensorFacts reshape(Call call) {
        TensorFacts input = call.input(0);
        List<Extent> wanted = call.numbers(1, "shape");
        if (wanted == null) {
            Extent rank = call.input(1).dimension(0);
            boolean known = rank.isConstant() && rank.constant() <= TensorFacts.MOST_VALUES;
            return TensorFacts.of(input.type(), known ? TensorFacts.unknownShape((int) rank.constant()) : null);
        }
        boolean zeroCopies = call.attribute("allowzero", 0) == 0;
        List<Extent> shape = new ArrayList<>();
        int open = -1;
        for (int axis = 0; axis < wanted.size(); axis++) {
            Extent dimension = wanted.get(axis);
            if (dimension.is(-1)) {
                open = axis;
                shape.add(Extent.UNKNOWN);
            } else {
                shape.add(zeroCopies && dimension.is(0) ? input.dimension(axis) : dimension);
            }
        }
        if (open >= 0 && input.shape() != null) {
            shape.set(open, remaining(input.shape(), shape, open));
        }
        return new TensorFacts(input.type(), shape, input.values());
    }

    /** The length that makes up for what the other dimensions leave; equal ones on both sides cancel out. */
    private static Extent remaining(List<Extent> before, List<Extent> after, int open) {
        List<Extent> numerator = new ArrayList<>(before);
        List<Extent> denominator = new ArrayList<>();
        for (int axis = 0; axis < after.size(); axis++) {
            if (axis != open && !numerator.remove(after.get(axis))) {
                denominator.add(after.get(axis));
            }
        }
        return product(numerator).dividedBy(product(denominator));
    }

    private static TensorFacts flatten(Call call) {
        TensorFacts input = call.input(0);
        if (input.shape() == null) {
            return TensorFacts.of(input.type(), TensorFacts.unknownShape(2));
        }
        int axis = bounded(call.attribute("axis", 1), input.rank());
        List<Extent> shape = List.of(
                product(input.shape().subList(0, axis)), product(input.shape().subList(axis, input.rank())));
        return TensorFacts.of(input.type(), shape);
    }

    private static TensorFacts transpose(Call call) {
        TensorFacts input = call.input(0);
        if (input.shape() == null) {
            return TensorFacts.of(input.type(), null);
        }
        List<Extent> order = call.numbers(1, "perm");
        List<Extent> shape = new ArrayList<>(input.shape());
        if (order == null) {
            Collections.reverse(shape);
        } else {
            shape.clear();
            order.forEach(axis -> shape.add(input.dimension((int) axis.constant())));
        }
        return new TensorFacts(input.type(), shape, input.values());
    }

    private static TensorFacts concat(Call call) {
        TensorFacts first = call.input(0);
        int rank = first.rank();
        for (TensorFacts input : call.inputs()) {
            rank = rank < 0 ? input.rank() : rank;
        }
        if (rank < 0) {
            return TensorFacts.of(first.type(), null);
        }
        int joined = axis(call.attribute("axis", 0), rank);
        List<Extent> shape = new ArrayList<>(TensorFacts.unknownShape(rank));
        Extent length = Extent.ZERO;
        for (TensorFacts input : call.inputs()) {
            length = length.plus(input.dimension(joined));
            for (int axis = 0; axis < rank; axis++) {
                if (!shape.get(axis).known()) {
                    shape.set(axis, input.dimension(axis));
                }
            }
        }
        shape.set(joined, length);
        return new TensorFacts(first.type(), shape, joinedValues(call));
    }

    private static @Nullable List<Extent> joinedValues(Call call) {
        List<Extent> values = new ArrayList<>();
        for (TensorFacts input : call.inputs()) {
            Extent length = input.dimension(0);
            if (input.values() != null) {
                values.addAll(input.values());
            } else if (input.rank() == 1 && length.isConstant() && length.constant() <= TensorFacts.MOST_VALUES) {
                values.addAll(TensorFacts.unknownShape((int) length.constant()));
            } else {
                return null;
            }
            if (values.size() > TensorFacts.MOST_VALUES) {
                return null;
            }
        }
        return values;
    }

    private static TensorFacts slice(Call call) {
        TensorFacts input = call.input(0);
        List<Extent> starts = call.numbers(1, "starts");
        List<Extent> ends = call.numbers(2, "ends");
        if (input.shape() == null || starts == null || ends == null || starts.size() != ends.size()) {
            return TensorFacts.of(input.type(), input.rank() < 0 ? null : TensorFacts.unknownShape(input.rank()));
        }
        List<Extent> axes = call.numbers(3, "axes");
        List<Extent> steps = call.numbers(4, "steps");
        boolean axesFollowed = axes != null ? axes.size() == starts.size() && constants(axes) : !call.has(3);
        boolean stepsFollowed = steps != null ? steps.stream().allMatch(step -> step.is(1)) : !call.has(4);
        if (!axesFollowed || !stepsFollowed) {
            return TensorFacts.of(input.type(), TensorFacts.unknownShape(input.rank()));
        }
        List<Extent> shape = new ArrayList<>(input.shape());
        List<Extent> values = input.values();
        for (int i = 0; i < starts.size(); i++) {
            int axis = axis(axes == null ? i : axes.get(i).constant(), input.rank());
            Extent length = input.dimension(axis);
            Extent start = clamped(starts.get(i), length);
            Extent end = clamped(ends.get(i), length);
            Extent kept = end.minus(start);
            shape.set(axis, kept.atLeast(Extent.ZERO) ? kept : start.atLeast(end) ? Extent.ZERO : Extent.UNKNOWN);
            values = values == null ? null : part(values, start, end);
        }
        return new TensorFacts(input.type(), shape, values);
    }

    /** Where a slice begins or ends. Indices below zero count from the end, also those that depend on the step. */
    private static Extent clamped(Extent index, Extent length) {
        if (index.isConstant() && Math.abs(index.constant() / 2) > Integer.MAX_VALUE / 4) {
            return index.constant() < 0 ? Extent.ZERO : length;
        }
        boolean fromEnd = Extent.of(-1).atLeast(index);
        if (!fromEnd && !index.atLeast(Extent.ZERO)) {
            return Extent.UNKNOWN;
        }
        Extent counted = fromEnd ? index.plus(length) : index;
        if (counted.atLeast(length)) {
            return length;
        }
        if (Extent.ZERO.atLeast(counted)) {
            return Extent.ZERO;
        }
        return counted.atLeast(Extent.ZERO) && length.atLeast(counted) ? counted : Extent.UNKNOWN;
    }

    private static @Nullable List<Extent> part(List<Extent> values, Extent start, Extent end) {
        boolean inside = start.isConstant()
                && end.isConstant()
                && start.constant() <= end.constant()
                && end.constant() <= values.size();
        return inside ? values.subList((int) start.constant(), (int) end.constant()) : null;
    }

    private static List<TensorFacts> split(Call call) {
        TensorFacts input = call.input(0);
        int outputs = call.node().getOutputCount();
        if (input.shape() == null || input.rank() == 0) {
            return Collections.nCopies(outputs, TensorFacts.of(input.type(), null));
        }
        int axis = axis(call.attribute("axis", 0), input.rank());
        List<Extent> sizes = call.numbers(1, "split");
        List<TensorFacts> facts = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            List<Extent> shape = new ArrayList<>(input.shape());
            if (sizes != null && i < sizes.size()) {
                shape.set(axis, sizes.get(i));
            } else {
                Extent part = input.dimension(axis).dividedBy(Extent.of(outputs));
                boolean even = part.known() && part.times(Extent.of(outputs)).equals(input.dimension(axis));
                shape.set(axis, even && sizes == null && !call.has(1) ? part : Extent.UNKNOWN);
            }
            facts.add(TensorFacts.of(input.type(), shape));
        }
        return facts;
    }

    private static TensorFacts expand(Call call) {
        TensorFacts input = call.input(0);
        List<Extent> wanted = call.input(1).values();
        if (wanted == null) {
            return TensorFacts.of(input.type(), null);
        }
        TensorFacts target = TensorFacts.of(ElementTypes.INT64, wanted);
        List<Extent> shape = ArithmeticFacts.broadcastShape(List.of(input, target));
        boolean same = shape != null && shape.equals(input.shape());
        return new TensorFacts(input.type(), shape, same ? input.values() : repeated(input.values(), shape));
    }

    private static @Nullable List<Extent> repeated(@Nullable List<Extent> values, @Nullable List<Extent> shape) {
        if (values == null || values.size() != 1 || shape == null || shape.size() != 1 || !fewValues(shape.get(0))) {
            return null;
        }
        return Collections.nCopies((int) shape.get(0).constant(), values.get(0));
    }

    private static TensorFacts tile(Call call) {
        TensorFacts input = call.input(0);
        List<Extent> repeats = call.input(1).values();
        if (input.shape() == null || repeats == null || repeats.size() != input.rank()) {
            return TensorFacts.of(input.type(), input.rank() < 0 ? null : TensorFacts.unknownShape(input.rank()));
        }
        List<Extent> shape = new ArrayList<>();
        for (int axis = 0; axis < input.rank(); axis++) {
            shape.add(input.dimension(axis).times(repeats.get(axis)));
        }
        return TensorFacts.of(input.type(), shape);
    }

    private static TensorFacts constantOfShape(Call call) {
        List<Extent> shape = call.input(0).values();
        var attribute = Call.attribute(call.node(), "value");
        int type = attribute.map(value -> value.getT().getDataType()).orElse(ElementTypes.FLOAT);
        if (shape == null) {
            return TensorFacts.of(type, null);
        }
        Extent value =
                attribute.map(found -> ConstantValues.single(found.getT())).orElse(Extent.ZERO);
        boolean small = shape.isEmpty() || (shape.size() == 1 && fewValues(shape.get(0)));
        int count = shape.isEmpty()
                ? 1
                : (int) Math.min(
                        TensorFacts.MOST_VALUES, Math.max(0, shape.get(0).constant()));
        return new TensorFacts(type, shape, small ? Collections.nCopies(count, value) : null);
    }

    private static boolean fewValues(Extent count) {
        return count.isConstant() && count.constant() >= 0 && count.constant() <= TensorFacts.MOST_VALUES;
    }

    private static TensorFacts range(Call call) {
        Extent start = only(call.input(0));
        Extent end = only(call.input(1));
        Extent step = only(call.input(2));
        Extent length = step.is(1) ? end.minus(start) : Extent.UNKNOWN;
        return TensorFacts.of(call.input(0).type(), List.of(length.atLeast(Extent.ZERO) ? length : Extent.UNKNOWN));
    }

    private static Extent only(TensorFacts facts) {
        return facts.values() == null || facts.values().size() != 1
                ? Extent.UNKNOWN
                : facts.values().get(0);
    }

    private static TensorFacts reduce(Call call) {
        TensorFacts input = call.input(0);
        List<Extent> axes = call.numbers(1, "axes");
        boolean keep = call.attribute("keepdims", 1) == 1;
        boolean all = axes == null ? !call.has(1) : axes.isEmpty();
        if (input.shape() == null || (axes == null ? !all : !constants(axes))) {
            return TensorFacts.of(input.type(), null);
        }
        TreeSet<Integer> reduced = new TreeSet<>();
        if (axes != null) {
            axes.forEach(axis -> reduced.add(axis(axis.constant(), input.rank())));
        }
        List<Extent> shape = new ArrayList<>();
        for (int axis = 0; axis < input.rank(); axis++) {
            if (!all && !reduced.contains(axis)) {
                shape.add(input.dimension(axis));
            } else if (keep) {
                shape.add(Extent.ONE);
            }
        }
        boolean product = call.operator().equals("ReduceProd") && input.values() != null && shape.size() <= 1;
        return new TensorFacts(
                input.type(), shape, product && input.values() != null ? List.of(product(input.values())) : null);
    }

    private static TensorFacts argument(Call call) {
        TensorFacts input = call.input(0);
        if (input.shape() == null) {
            return TensorFacts.of(ElementTypes.INT64, null);
        }
        List<Extent> shape = new ArrayList<>(input.shape());
        int axis = axis(call.attribute("axis", 0), input.rank());
        if (call.attribute("keepdims", 1) == 1) {
            shape.set(axis, Extent.ONE);
        } else if (!shape.isEmpty()) {
            shape.remove(axis);
        }
        return TensorFacts.of(ElementTypes.INT64, shape);
    }
}
