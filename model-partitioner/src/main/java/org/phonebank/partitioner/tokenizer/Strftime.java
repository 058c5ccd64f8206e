package org.phonebank.partitioner.tokenizer;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** The directives of C's strftime that templates use. */
final class Strftime {
    private static final Map<Character, String> PATTERNS = Map.ofEntries(
            Map.entry('a', "EEE"),
            Map.entry('A', "EEEE"),
            Map.entry('b', "MMM"),
            Map.entry('B', "MMMM"),
            Map.entry('d', "dd"),
            Map.entry('H', "HH"),
            Map.entry('I', "hh"),
            Map.entry('j', "DDD"),
            Map.entry('m', "MM"),
            Map.entry('M', "mm"),
            Map.entry('p', "a"),
            Map.entry('S', "ss"),
            Map.entry('y', "yy"),
            Map.entry('Y', "yyyy"),
            Map.entry('F', "yyyy-MM-dd"),
            Map.entry('T', "HH:mm:ss"));

    private Strftime() {}

    /** Unknown directives stay as they are. */
    static String format(String format, LocalDateTime time) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            boolean directive = format.charAt(i) == '%' && i + 1 < format.length();
            if (!directive) {
                text.append(format.charAt(i));
                continue;
            }
            char letter = format.charAt(++i);
            String pattern = PATTERNS.get(letter);
            if (pattern != null) {
                text.append(DateTimeFormatter.ofPattern(pattern, Locale.US).format(time));
            } else if (letter == '%') {
                text.append('%');
            } else {
                text.append('%').append(letter);
            }
        }
        return text.toString();
    }
}
