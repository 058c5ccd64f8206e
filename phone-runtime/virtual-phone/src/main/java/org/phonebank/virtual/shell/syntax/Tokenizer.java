package org.phonebank.virtual.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.virtual.shell.syntax.Token.End;
import org.phonebank.virtual.shell.syntax.Token.Operator;
import org.phonebank.virtual.shell.syntax.Token.RedirectionToken;
import org.phonebank.virtual.shell.syntax.Token.WordToken;

/** Splits a script into operators, redirections and words. */
final class Tokenizer {
    private static final String[] OPERATORS = {"&&", "||", ";", "&", "|", "(", ")", "\n"};

    private final String text;
    private final int depth;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    /** @param depth of command substitutions around this text */
    Tokenizer(String text, int depth) {
        this.text = text;
        this.depth = depth;
    }

    List<Token> tokens() throws ShellSyntaxException {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == ' ' || c == '\t' || c == '\r') {
                position++;
            } else if (text.startsWith("\\\n", position)) {
                position += 2;
            } else if (c == '#') {
                skipComment();
            } else if (!redirection() && !operator()) {
                WordReader reader = new WordReader(text, position, depth);
                tokens.add(new WordToken(reader.read()));
                position = reader.position();
            }
        }
        tokens.add(new End());
        return tokens;
    }

    private void skipComment() {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end;
    }

    private boolean operator() {
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, position)) {
                position += operator.length();
                tokens.add(new Operator(operator));
                return true;
            }
        }
        return false;
    }

    /** A digit directly before the sign names the descriptor. */
    private boolean redirection() throws ShellSyntaxException {
        int sign = position;
        int descriptor = -1;
        if (Character.isDigit(text.charAt(sign)) && sign + 1 < text.length() && isSign(text.charAt(sign + 1))) {
            descriptor = text.charAt(sign) - '0';
            sign++;
        }
        if (!isSign(text.charAt(sign))) {
            return false;
        }
        boolean input = text.charAt(sign) == '<';
        int after = sign + 1;
        Redirection.Kind kind = input ? Redirection.Kind.READ : Redirection.Kind.WRITE;
        if (text.startsWith("&", after)) {
            kind = Redirection.Kind.DUPLICATE;
            after++;
        } else if (!input && text.startsWith(">", after)) {
            kind = Redirection.Kind.APPEND;
            after++;
        } else if (input && text.startsWith("<", after)) {
            throw new ShellSyntaxException("syntax error: '<<' is not supported by a virtual phone");
        }
        if (descriptor > 2) {
            throw new ShellSyntaxException(descriptor + ": bad file descriptor");
        }
        position = after;
        tokens.add(new RedirectionToken(descriptor >= 0 ? descriptor : input ? 0 : 1, kind));
        return true;
    }

    private static boolean isSign(char c) {
        return c == '<' || c == '>';
    }
}
