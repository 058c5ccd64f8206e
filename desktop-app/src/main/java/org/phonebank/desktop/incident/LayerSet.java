package org.phonebank.desktop.incident;

import java.util.BitSet;
import org.phonebank.partitioner.manifest.LayerRange;

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

    /** With the verb that fits, for example "layers 5–6 and 9 were" or "layer 3 was". */
    String words(String verbForOne, String verbForSeveral) {
        return words() + " " + (layers.cardinality() == 1 ? verbForOne : verbForSeveral);
    }

    /** For example "layers 5–6 and 9" or "layer 3". */
    String words() {
        StringBuilder words = new StringBuilder();
        int first = layers.nextSetBit(0);
        while (first >= 0) {
            int end = layers.nextClearBit(first);
            int next = layers.nextSetBit(end);
            words.append(words.isEmpty() ? "" : next < 0 ? " and " : ", ");
            words.append(end == first + 1 ? String.valueOf(end) : first + 1 + "–" + end);
            first = next;
        }
        return (layers.cardinality() == 1 ? "layer " : "layers ") + words;
    }
}
