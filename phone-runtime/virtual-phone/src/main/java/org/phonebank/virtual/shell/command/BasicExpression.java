package org.phonebank.virtual.shell.command;

/** POSIX basic regular expressions: brackets and some signs mean something only after a backslash. */
final class BasicExpression {
    private static final String TURNED_ROUND = "(){}|+?";

    private BasicExpression() {}

    static String toJava(String basic) {
        StringBuilder java = new StringBuilder();
        boolean inSet = false;
        for (int i = 0; i < basic.length(); i++) {
            char c = basic.charAt(i);
            if (inSet) {
                inSet = c != ']';
                java.append(c == '\\' ? "\\\\" : String.valueOf(c));
            } else if (c == '\\' && i + 1 < basic.length()) {
                char next = basic.charAt(++i);
                java.append(TURNED_ROUND.indexOf(next) >= 0 ? String.valueOf(next) : "\\" + next);
            } else {
                inSet = c == '[';
                java.append(TURNED_ROUND.indexOf(c) >= 0 ? "\\" + c : String.valueOf(c));
            }
        }
        return java.toString();
    }
}
