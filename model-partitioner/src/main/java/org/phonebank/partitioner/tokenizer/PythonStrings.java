package org.phonebank.partitioner.tokenizer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Methods of Python's str. A missing separator or character set means whitespace, as there. */
final class PythonStrings {
    private PythonStrings() {}

    static String strip(String text, @Nullable String characters, boolean left, boolean right) {
        int start = 0;
        int end = text.length();
        while (left && start < end && strips(characters, text.charAt(start))) {
            start++;
        }
        while (right && end > start && strips(characters, text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean strips(@Nullable String characters, char character) {
        return characters == null
                ? Character.isWhitespace(character) || Character.isSpaceChar(character)
                : characters.indexOf(character) >= 0;
    }

    /** @param limit splits at most; negative for all */
    static List<String> split(String text, @Nullable String separator, int limit) {
        if (separator == null) {
            String stripped = strip(text, null, true, true);
            return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+", limit < 0 ? 0 : limit + 1));
        }
        requireSeparator(separator);
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int at = text.indexOf(separator); at >= 0 && parts.size() != limit; at = text.indexOf(separator, start)) {
            parts.add(text.substring(start, at));
            start = at + separator.length();
        }
        parts.add(text.substring(start));
        return parts;
    }

    static List<String> rsplit(String text, @Nullable String separator, int limit) {
        if (separator == null || limit < 0) {
            return split(text, separator, limit);
        }
        requireSeparator(separator);
        ArrayDeque<String> parts = new ArrayDeque<>();
        int end = text.length();
        for (int at = text.lastIndexOf(separator); at >= 0 && parts.size() != limit; ) {
            parts.addFirst(text.substring(at + separator.length(), end));
            end = at;
            at = text.lastIndexOf(separator, end - separator.length());
        }
        parts.addFirst(text.substring(0, end));
        return List.copyOf(parts);
    }

    static String replace(String text, String target, String replacement) {
        return text.replace(target, replacement);
    }

    static String title(String text) {
        StringBuilder title = new StringBuilder(text.length());
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            title.append(inWord ? Character.toLowerCase(character) : Character.toTitleCase(character));
            inWord = Character.isLetter(character);
        }
        return title.toString();
    }

    static String capitalize(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT)
                        + text.substring(1).toLowerCase(Locale.ROOT);
    }

    static long count(String text, String part) {
        return part.isEmpty() ? text.length() + 1L : split(text, part, -1).size() - 1L;
    }

    static String join(String separator, @Nullable Object parts) {
        if (!(parts instanceof Iterable<?> iterable)) {
            throw new IllegalArgumentException("join needs a list");
        }
        StringBuilder joined = new StringBuilder();
        String before = "";
        for (Object part : iterable) {
            joined.append(before).append(part);
            before = separator;
        }
        return joined.toString();
    }

    private static void requireSeparator(String separator) {
        if (separator.isEmpty()) {
            throw new IllegalArgumentException("empty separator");
        }
    }
}
