package org.phonebank.pipeline.phrase;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.partitioner.manifest.LayerRange;

/** How layers are called: people count from 1, and to the last one. */
public enum LayerWording implements Wording {
    /** Number. */
    LAYER("layer {0}"),
    /** Spans. */
    LAYERS("layers {0}"),
    /** First, last. */
    SPAN("{0}–{1}"),
    /** Spans, span. */
    BETWEEN("{0}, {1}"),
    /** Spans, last span. */
    LAST("{0} and {1}");

    private final String english;

    LayerWording(String english) {
        this.english = english;
    }

    /** For example "layer 3" or "layers 5–6" for those from index 4 to 5. */
    public static Phrase layers(LayerRange range) {
        return layers(List.of(range));
    }

    /** For example "layer 3" or "layers 5–6 and 9"; at least one, in their order, none beside another. */
    public static Phrase layers(List<LayerRange> ranges) {
        boolean single = ranges.size() == 1 && ranges.get(0).count() == 1;
        List<Phrase> spans = new ArrayList<>();
        ranges.forEach(range -> spans.add(span(range)));
        return Phrase.of(single ? LAYER : LAYERS, Phrase.join(spans, BETWEEN, LAST));
    }

    private static Phrase span(LayerRange range) {
        String last = String.valueOf(range.end());
        return range.count() == 1 ? Phrase.verbatim(last) : Phrase.of(SPAN, String.valueOf(range.first() + 1), last);
    }

    @Override
    public String key() {
        return "layers." + name();
    }

    @Override
    public String english() {
        return english;
    }
}
