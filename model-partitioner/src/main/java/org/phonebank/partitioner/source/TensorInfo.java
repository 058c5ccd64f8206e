package org.phonebank.partitioner.source;

import java.util.List;

/** A tensor that a model package holds, row-major. */
public record TensorInfo(String name, NumberFormat format, List<Long> shape) {
    public TensorInfo {
        shape = List.copyOf(shape);
    }

    public long elements() {
        long elements = 1;
        for (long dimension : shape) {
            elements = Math.multiplyExact(elements, dimension);
        }
        return elements;
    }
}
