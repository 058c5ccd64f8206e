package org.phonebank.desktop.incident;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.LayerWording;
import org.phonebank.pipeline.phrase.Phrase;

/** Layers, not necessarily beside each other. */
final class LayerSet {
    private final BitSet layers = new BitSet();

    void add(LayerRange range) {
        layers.set(range.first(), range.end());
    }

    void addAll(LayerSet others) {
        layers.or(others.layers);
    }

    void remove(LayerRange range) {
        layers.clear(range.first(), range.end());
    }

    void removeAll(LayerSet others) {
        layers.andNot(others.layers);
    }

    boolean intersects(LayerRange range) {
        int next = layers.nextSetBit(range.first());
        return next >= 0 && next < range.end();
    }

    boolean isEmpty() {
        return layers.isEmpty();
    }

    int size() {
        return layers.cardinality();
    }

    /** For example "layers 5–6 and 9" or "layer 3"; not of none. */
    Phrase words() {
        List<LayerRange> ranges = new ArrayList<>();
        int first = layers.nextSetBit(0);
        while (first >= 0) {
            int end = layers.nextClearBit(first);
            ranges.add(new LayerRange(first, end));
            first = layers.nextSetBit(end);
        }
        return LayerWording.layers(ranges);
    }
}
