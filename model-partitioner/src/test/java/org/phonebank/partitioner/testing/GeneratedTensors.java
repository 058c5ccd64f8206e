package org.phonebank.partitioner.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.phonebank.partitioner.source.NumberFormat;
import org.phonebank.partitioner.source.ReadScratch;
import org.phonebank.partitioner.source.TensorInfo;
import org.phonebank.partitioner.source.TensorSource;

/** Tensors whose values are functions of their index, so that they take no room. Add all before the first is read. */
public final class GeneratedTensors implements TensorSource {
    private final List<TensorInfo> tensors = new ArrayList<>();
    private final Map<String, Values> values = new HashMap<>();

    /** The value of an element. Must be thread-safe. */
    @FunctionalInterface
    public interface Values {
        float at(long index);
    }

    public GeneratedTensors add(String name, List<Long> shape, Values generator) {
        tensors.add(new TensorInfo(name, NumberFormat.F32, shape));
        values.put(name, generator);
        return this;
    }

    @Override
    public Collection<TensorInfo> tensors() {
        return tensors;
    }

    @Override
    public Optional<TensorInfo> find(String name) {
        return tensors.stream().filter(tensor -> tensor.name().equals(name)).findFirst();
    }

    @Override
    public void read(TensorInfo tensor, long firstElement, float[] target, int offset, int count, ReadScratch scratch) {
        Values generator = Objects.requireNonNull(values.get(tensor.name()), tensor.name());
        for (int i = 0; i < count; i++) {
            target[offset + i] = generator.at(firstElement + i);
        }
    }

    @Override
    public void close() {}
}
