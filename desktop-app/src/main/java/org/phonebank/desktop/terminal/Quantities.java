package org.phonebank.desktop.terminal;

import java.time.Duration;
import java.util.Locale;
import org.phonebank.pipeline.phrase.TimeWording;

/** Sizes, times and rates in words, rounded as a person would. */
public final class Quantities {
    private static final long KILO = 1000;
    private static final String[] UNITS = {"KB", "MB", "GB", "TB"};

    private Quantities() {}

    /** For example "512 B", "15.8 MB", "3.0 GB". */
    public static String bytes(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= KILO && unit < UNITS.length - 1) {
            value /= KILO;
            unit++;
        }
        return String.format(Locale.ROOT, value < 100 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }

    /** For example "85 ms", "1.4 s", "2 min 5 s". */
    public static String duration(Duration duration) {
        return TimeWording.of(duration).english();
    }

    /** For example "15.8 million", "1.1 billion". */
    public static String count(long count) {
        if (count >= 1_000_000_000) {
            return String.format(Locale.ROOT, "%.1f billion", count / 1e9);
        }
        if (count >= 1_000_000) {
            return String.format(Locale.ROOT, "%.1f million", count / 1e6);
        }
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** For example "1 phone", "3 phones". */
    public static String plural(long count, String singular) {
        return count + " " + singular + (count == 1 ? "" : "s");
    }

    public static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
