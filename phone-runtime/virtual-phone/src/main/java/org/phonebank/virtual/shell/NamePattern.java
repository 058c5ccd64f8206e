package org.phonebank.virtual.shell;

/** A pattern for one name: {@code *}, {@code ?}, {@code [a-z]}, and backslashes before what is meant literally. */
final class NamePattern {
    private final String pattern;

    NamePattern(String pattern) {
        this.pattern = pattern;
    }

    boolean isLiteral() {
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\') {
                i++;
            } else if ("*?[".indexOf(pattern.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    String literal() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\' && i + 1 < pattern.length()) {
                i++;
            }
            text.append(pattern.charAt(i));
        }
        return text.toString();
    }

    /** Linear in both lengths but for one step back to the last star, so that no pattern can hold the phone up. */
    boolean matches(String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int starName = 0;
        while (n < name.length()) {
            int step = p < pattern.length() && pattern.charAt(p) != '*' ? one(p, name.charAt(n)) : 0;
            if (step > 0) {
                p += step;
                n++;
            } else if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                starName = n;
            } else if (star >= 0) {
                p = star + 1;
                n = ++starName;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** How many characters of the pattern match the one of the name; 0: none. */
    private int one(int p, char c) {
        char wanted = pattern.charAt(p);
        if (wanted == '?') {
            return 1;
        }
        if (wanted == '\\' && p + 1 < pattern.length()) {
            return pattern.charAt(p + 1) == c ? 2 : 0;
        }
        int end = wanted == '[' ? pattern.indexOf(']', p + 2) : -1;
        if (end < 0) {
            return wanted == c ? 1 : 0;
        }
        return inSet(pattern.substring(p + 1, end), c) ? end + 1 - p : 0;
    }

    private static boolean inSet(String set, char c) {
        boolean negated = set.startsWith("!") || set.startsWith("^");
        boolean found = false;
        for (int i = negated ? 1 : 0; i < set.length(); i++) {
            if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
                found |= c >= set.charAt(i) && c <= set.charAt(i + 2);
                i += 2;
            } else {
                found |= set.charAt(i) == c;
            }
        }
        return found != negated;
    }
}
