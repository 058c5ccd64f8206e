package org.phonebank.virtual.shell.command;

/** Backslash escapes in {@code echo -e} and {@code printf}. */
final class Escapes {
    private static final String LETTERS = "abfnrtv\\0";
    private static final String VALUES = "\u0007\b\f\n\r\t\u000b\\\0";

    private Escapes() {}

    static String unescape(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int index = c == '\\' && i + 1 < text.length() ? LETTERS.indexOf(text.charAt(i + 1)) : -1;
            if (index >= 0) {
                result.append(VALUES.charAt(index));
                i++;
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }
}
