package org.phonebank.pipeline.placement;

import java.util.Locale;

/** How numbers of things and amounts of memory are said to people. */
public final class PlainWords {
    private PlainWords() {}

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
