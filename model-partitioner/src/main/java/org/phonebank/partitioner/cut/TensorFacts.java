package org.phonebank.partitioner.cut;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.onnx.ElementTypes;

/**
 * What is known about a tensor without running the graph.
 *
 * @param type element type, or {@link ElementTypes#UNKNOWN}
 * @param shape null if not even the rank is known, or if there are more dimensions than any model has
 * @param values the content, row-major, of small tensors of whole numbers or truth values (0 and 1) with at most one
 *     dimension; null if none of it is known
 */
record TensorFacts(
        int type, @Nullable List<Extent> shape, @Nullable List<Extent> values) {
    static final TensorFacts NOTHING = new TensorFacts(ElementTypes.UNKNOWN, null, null);

    /** Shapes and lists of lengths are short; whatever is longer is no use here. */
    static final int MOST_VALUES = 64;

    private static final int MOST_DIMENSIONS = 64;

    TensorFacts {
        shape = shape == null || shape.size() > MOST_DIMENSIONS ? null : List.copyOf(shape);
        boolean fits = values != null && shape != null && shape.size() <= 1 && values.size() <= MOST_VALUES;
        values = fits && values != null ? List.copyOf(values) : null;
    }

    static TensorFacts of(int type, @Nullable List<Extent> shape) {
        return new TensorFacts(type, shape, null);
    }

    static TensorFacts scalar(int type, Extent value) {
        return new TensorFacts(type, List.of(), List.of(value));
    }

    static TensorFacts list(int type, List<Extent> values) {
        return new TensorFacts(type, List.of(Extent.of(values.size())), values);
    }

    static List<Extent> unknownShape(int rank) {
        return Collections.nCopies(rank, Extent.UNKNOWN);
    }

    /** The rank, or -1. */
    int rank() {
        return shape == null ? -1 : shape.size();
    }

    /** A dimension; negative axes count from the end. */
    Extent dimension(int axis) {
        int index = axis < 0 ? axis + rank() : axis;
        return shape == null || index < 0 || index >= shape.size() ? Extent.UNKNOWN : shape.get(index);
    }

    boolean wholeNumbers() {
        return type == ElementTypes.INT64 || type == ElementTypes.INT32;
    }

    /** Whether every value is known and the graph need not compute it. */
    boolean foldable() {
        if (values == null || values.stream().anyMatch(value -> !value.known())) {
            return false;
        }
        return wholeNumbers() || (type == ElementTypes.BOOL && values.stream().allMatch(Extent::isConstant));
    }
}
