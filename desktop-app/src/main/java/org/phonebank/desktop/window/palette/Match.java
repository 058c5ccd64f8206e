package org.phonebank.desktop.window.palette;

import java.util.Locale;
import java.util.OptionalInt;

/** How well typed letters fit a title: they must all be there in their order, and count more at the begin of words. */
final class Match {
    private static final int WORD_START = 8;
    private static final int CONTIGUOUS = 5;

    private Match() {}

    /** Higher is better; empty if the letters are not all there. */
    static OptionalInt score(String typed, String title) {
        String letters = plain(typed);
        String text = plain(title);
        int whole = text.indexOf(letters);
        if (whole >= 0) {
            // What was typed as it stands comes before letters picked from here and there.
            return OptionalInt.of(1000 + (startsWord(text, whole) ? 500 : 0) - whole);
        }
        int score = 0;
        int from = 0;
        for (int i = 0; i < letters.length(); i++) {
            int at = text.indexOf(letters.charAt(i), from);
            if (at < 0) {
                return OptionalInt.empty();
            }
            score += startsWord(text, at) ? WORD_START : at == from && i > 0 ? CONTIGUOUS : 0;
            score -= at - from;
            from = at + 1;
        }
        return OptionalInt.of(score);
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).strip();
    }
}
