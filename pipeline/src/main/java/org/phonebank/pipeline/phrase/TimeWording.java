package org.phonebank.pipeline.phrase;

import java.time.Duration;
import java.util.Locale;

/** How long something takes. */
public enum TimeWording implements Wording {
    /** Milliseconds. */
    MILLISECONDS("{0} ms"),
    /** Seconds. */
    SECONDS("{0} s"),
    /** Minutes, further seconds. */
    MINUTES("{0} min {1} s");

    private static final long MILLIS_PER_SECOND = 1000;
    private static final long MILLIS_PER_MINUTE = 60_000;

    private final String english;

    TimeWording(String english) {
        this.english = english;
    }

    /** For example "85 ms", "1.4 s", "2 min 5 s". */
    public static Phrase of(Duration duration) {
        long millis = duration.toMillis();
        if (millis < MILLIS_PER_SECOND) {
            return Phrase.of(MILLISECONDS, String.valueOf(millis));
        }
        return millis < MILLIS_PER_MINUTE
                ? seconds(millis / (double) MILLIS_PER_SECOND, 1)
                : Phrase.of(MINUTES, String.valueOf(duration.toMinutes()), String.valueOf(duration.toSecondsPart()));
    }

    /** With so many decimals; for example "85 ms". */
    public static Phrase millis(double millis, int decimals) {
        return Phrase.of(MILLISECONDS, rounded(millis, decimals));
    }

    /** With so many decimals; for example "1.4 s". */
    public static Phrase seconds(double seconds, int decimals) {
        return Phrase.of(SECONDS, rounded(seconds, decimals));
    }

    private static String rounded(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    @Override
    public String key() {
        return "time." + name();
    }

    @Override
    public String english() {
        return english;
    }
}
