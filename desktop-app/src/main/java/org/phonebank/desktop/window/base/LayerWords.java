package org.phonebank.desktop.window.base;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.phonebank.partitioner.manifest.LayerRange;

/** Layers as a person counts them: from 1, the last one included, those that follow on each other in one. */
public final class LayerWords {
    private final Messages messages;

    public LayerWords(Messages messages) {
        this.messages = messages;
    }

    /** "layer 3", "layers 5–6" or "layers 1–3, 5". */
    public String named(List<LayerRange> ranges) {
        List<LayerRange> merged = merged(ranges);
        return messages.text(isOne(merged) ? "layers.named.one" : "layers.named", joined(merged));
    }

    /** "Layer 3 of 12", "Layers 5–6 of 12" or "Layers 1–3, 5 of 12". */
    public String named(List<LayerRange> ranges, int all) {
        List<LayerRange> merged = merged(ranges);
        return messages.text(isOne(merged) ? "phone.layers.one" : "phone.layers", joined(merged), all);
    }

    /** "3", "5–6" or "1–3, 5". */
    public String numbers(List<LayerRange> ranges) {
        return joined(merged(ranges));
    }

    private String joined(List<LayerRange> merged) {
        return merged.stream().map(this::numbers).collect(Collectors.joining(", "));
    }

    private static boolean isOne(List<LayerRange> merged) {
        return merged.size() == 1 && merged.get(0).count() == 1;
    }

    /** As few ranges as there can be, from the first layer to the last. */
    public static List<LayerRange> merged(List<LayerRange> ranges) {
        BitSet layers = new BitSet();
        ranges.forEach(range -> layers.set(range.first(), range.end()));
        return IntStream.iterate(
                        layers.nextSetBit(0),
                        first -> first >= 0,
                        first -> layers.nextSetBit(layers.nextClearBit(first)))
                .mapToObj(first -> new LayerRange(first, layers.nextClearBit(first)))
                .toList();
    }

    private String numbers(LayerRange range) {
        return range.count() == 1
                ? messages.text("layers.single", range.end())
                : messages.text("layers.range", range.first() + 1, range.end());
    }
}
