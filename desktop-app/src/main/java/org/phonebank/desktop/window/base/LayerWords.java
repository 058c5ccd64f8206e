package org.phonebank.desktop.window.base;

import java.util.List;
import java.util.stream.Collectors;
import org.phonebank.partitioner.manifest.LayerRange;

/** Layers as a person counts them: from 1, the last one included. */
public final class LayerWords {
    private final Messages messages;

    public LayerWords(Messages messages) {
        this.messages = messages;
    }

    /** "layer 3", "layers 5–6" or "layers 1–3, 5". */
    public String named(List<LayerRange> ranges) {
        boolean one = ranges.size() == 1 && ranges.get(0).count() == 1;
        return messages.text(one ? "layers.named.one" : "layers.named", numbers(ranges));
    }

    /** "Layer 3 of 12", "Layers 5–6 of 12" or "Layers 1–3, 5 of 12". */
    public String named(List<LayerRange> ranges, int all) {
        boolean one = ranges.size() == 1 && ranges.get(0).count() == 1;
        return messages.text(one ? "phone.layers.one" : "phone.layers", numbers(ranges), all);
    }

    /** "3", "5–6" or "1–3, 5". */
    public String numbers(List<LayerRange> ranges) {
        return ranges.stream().map(this::numbers).collect(Collectors.joining(", "));
    }

    private String numbers(LayerRange range) {
        return range.count() == 1
                ? messages.text("layers.single", range.end())
                : messages.text("layers.range", range.first() + 1, range.end());
    }
}
