package org.phonebank.desktop.window.chain;

import java.util.BitSet;
import java.util.List;
import org.phonebank.desktop.window.base.LayerWords;
import org.phonebank.partitioner.manifest.LayerRange;

/**
 * The layers of a phone among those of the model.
 *
 * @param layers of the whole model; 0 as long as it is unknown
 * @param ranges as few as there can be, from the first layer to the last
 */
public record HeldLayers(int layers, List<LayerRange> ranges) {
    public static final HeldLayers NONE = new HeldLayers(0, List.of());

    public HeldLayers {
        ranges = List.copyOf(ranges);
    }

    /** While layers move, a phone may hold some of them twice: that does not show. */
    static HeldLayers of(int modelLayers, List<LayerRange> shards) {
        return new HeldLayers(Math.max(modelLayers, bits(shards).length()), LayerWords.merged(shards));
    }

    public boolean any() {
        return !ranges.isEmpty();
    }

    /** Each layer that is held, from 0. */
    public BitSet bits() {
        return bits(ranges);
    }

    private static BitSet bits(List<LayerRange> ranges) {
        BitSet held = new BitSet();
        ranges.forEach(range -> held.set(range.first(), range.end()));
        return held;
    }
}
