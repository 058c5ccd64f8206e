package org.phonebank.virtual.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.virtual.shell.syntax.WordPart.Literal;
import org.phonebank.virtual.shell.syntax.WordPart.Substitution;
import org.phonebank.virtual.shell.syntax.WordPart.Variable;

/** Reads one word with its quotes, variables and substitutions. */
final class WordReader {
    private static final String END = " \t\r\n;&|()<>";
    private static final String SPECIAL_VARIABLES = "?$!#@*0123456789";

    private final String text;
    private final int depth;
    private final List<WordPart> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int position;

    WordReader(String text, int position, int depth) {
        this.text = text;
        this.position = position;
        this.depth = depth;
    }

    /** After the word. */
    int position() {
        return position;
    }

    Word read() throws ShellSyntaxException {
        while (position < text.length() && END.indexOf(text.charAt(position)) < 0) {
            char c = text.charAt(position);
            switch (c) {
                case '\'' -> singleQuoted();
                case '"' -> doubleQuoted();
                case '\\' -> escaped();
                case '$' -> dollar(false);
                case '`' -> backquoted(false);
                default -> {
                    literal.append(c);
                    position++;
                }
            }
        }
        flush(false);
        return new Word(parts);
    }

    private void flush(boolean quoted) {
        if (literal.length() > 0) {
            parts.add(new Literal(literal.toString(), quoted));
            literal.setLength(0);
        }
    }

    private void singleQuoted() throws ShellSyntaxException {
        flush(false);
        int end = text.indexOf('\'', position + 1);
        if (end < 0) {
            throw new ShellSyntaxException("syntax error: no closing quote");
        }
        parts.add(new Literal(text.substring(position + 1, end), true));
        position = end + 1;
    }

    private void escaped() {
        flush(false);
        if (position + 1 >= text.length()) {
            literal.append('\\');
        } else if (text.charAt(position + 1) != '\n') {
            parts.add(new Literal(text.substring(position + 1, position + 2), true));
        }
        position = Math.min(text.length(), position + 2);
    }

    private void doubleQuoted() throws ShellSyntaxException {
        flush(false);
        int before = parts.size();
        position++;
        while (position < text.length() && text.charAt(position) != '"') {
            char c = text.charAt(position);
            if (c == '$') {
                dollar(true);
            } else if (c == '`') {
                backquoted(true);
            } else if (c == '\\'
                    && position + 1 < text.length()
                    && "$`\"\\\n".indexOf(text.charAt(position + 1)) >= 0) {
                if (text.charAt(position + 1) != '\n') {
                    literal.append(text.charAt(position + 1));
                }
                position += 2;
            } else {
                literal.append(c);
                position++;
            }
        }
        if (position >= text.length()) {
            throw new ShellSyntaxException("syntax error: no closing quote");
        }
        position++;
        flush(true);
        if (parts.size() == before) {
            parts.add(new Literal("", true));
        }
    }

    private void dollar(boolean quoted) throws ShellSyntaxException {
        char next = position + 1 < text.length() ? text.charAt(position + 1) : ' ';
        if (next == '(') {
            flush(quoted);
            int end = closingParenthesis(position + 2);
            substitution(text.substring(position + 2, end), quoted);
            position = end + 1;
        } else if (next == '{') {
            flush(quoted);
            braced(quoted);
        } else if (SPECIAL_VARIABLES.indexOf(next) >= 0) {
            flush(quoted);
            parts.add(new Variable(String.valueOf(next), "", quoted));
            position += 2;
        } else if (isNameStart(next)) {
            flush(quoted);
            int end = position + 1;
            while (end < text.length() && isNamePart(text.charAt(end))) {
                end++;
            }
            parts.add(new Variable(text.substring(position + 1, end), "", quoted));
            position = end;
        } else {
            literal.append('$');
            position++;
        }
    }

    private void braced(boolean quoted) throws ShellSyntaxException {
        int end = text.indexOf('}', position);
        if (end < 0) {
            throw new ShellSyntaxException("syntax error: no closing '}'");
        }
        String inside = text.substring(position + 2, end);
        int split = inside.indexOf(":-");
        String name = split < 0 ? inside : inside.substring(0, split);
        if (!isName(name) && !(name.length() == 1 && SPECIAL_VARIABLES.contains(name))) {
            throw new ShellSyntaxException("${" + inside + "}: bad substitution");
        }
        parts.add(new Variable(name, split < 0 ? "" : inside.substring(split + 2), quoted));
        position = end + 1;
    }

    private void backquoted(boolean quoted) throws ShellSyntaxException {
        flush(quoted);
        int end = text.indexOf('`', position + 1);
        if (end < 0) {
            throw new ShellSyntaxException("syntax error: no closing '`'");
        }
        substitution(text.substring(position + 1, end), quoted);
        position = end + 1;
    }

    private void substitution(String script, boolean quoted) throws ShellSyntaxException {
        parts.add(new Substitution(Parser.parse(script, depth + 1), quoted));
    }

    /** Quotes within the parentheses may hide further ones. */
    private int closingParenthesis(int from) throws ShellSyntaxException {
        int open = 1;
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                open++;
            } else if (c == ')' && --open == 0) {
                return i;
            }
        }
        throw new ShellSyntaxException("syntax error: no closing ')'");
    }

    static boolean isName(String text) {
        return !text.isEmpty() && isNameStart(text.charAt(0)) && text.chars().allMatch(c -> isNamePart((char) c));
    }

    private static boolean isNameStart(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || (c >= '0' && c <= '9');
    }
}
