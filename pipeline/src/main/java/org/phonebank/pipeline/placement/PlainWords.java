package org.phonebank.pipeline.placement;

import java.util.Locale;
import org.phonebank.partitioner.manifest.LayerRange;

/** How layers, numbers of things and amounts of memory are said to people. */
public final class PlainWords {
    private PlainWords() {}

    /** For example "layer 3" or "layers 5–6" for those from index 4 to 5: people count from 1, and to the last one. */
    public static String layers(LayerRange range) {
        return range.count() == 1 ? "layer " + range.end() : "layers " + (range.first() + 1) + "–" + range.end();
    }

    /** For example "1 phone" or "3 phones". */
    public static String plural(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** For example "310.0 MB" or "1.2 GB", by powers of ten. */
    public static String bytes(long bytes) {
        return bytes >= 1e9
                ? String.format(Locale.ROOT, "%.1f GB", bytes / 1e9)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
