package org.phonebank.partitioner.store;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.phonebank.partitioner.manifest.StoredWeight;
import org.phonebank.partitioner.quantize.ErrorSums;

/** Collects what quantizing the weights of a file cost, in pieces of any order by any thread. */
final class WeightErrors {
    private final Map<String, NavigableMap<Integer, ErrorSums>> sums = new ConcurrentHashMap<>();

    /** Adds a piece of a weight, which starts at a row. */
    void add(String weight, int row, ErrorSums piece) {
        sums.computeIfAbsent(weight, name -> new ConcurrentSkipListMap<>()).put(row, piece);
    }

    /** The weights with what was measured. */
    List<StoredWeight> of(List<StoredWeight> weights) {
        return weights.stream().map(this::of).toList();
    }

    private StoredWeight of(StoredWeight weight) {
        NavigableMap<Integer, ErrorSums> pieces = sums.get(weight.name());
        if (pieces == null) {
            return weight;
        }
        // In order of rows, since the last digits of a sum depend on the order.
        return weight.withError(
                pieces.values().stream().reduce(ErrorSums.NONE, ErrorSums::plus).toError());
    }
}
