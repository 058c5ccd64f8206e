package org.phonebank.virtual.shell.syntax;

import java.util.List;
import org.phonebank.virtual.shell.syntax.Token.Operator;
import org.phonebank.virtual.shell.syntax.Token.RedirectionToken;
import org.phonebank.virtual.shell.syntax.Token.WordToken;

/** A place in a list of tokens. */
final class TokenCursor {
    private final List<Token> tokens;
    private int next;

    /** The last token is an end. */
    TokenCursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(next);
    }

    Token next() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    boolean isOperator(String text) {
        return peek() instanceof Operator operator && operator.text().equals(text);
    }

    boolean isBareWord(String text) {
        return peek() instanceof WordToken word && word.word().isBare(text);
    }

    void skipLineEnds() {
        while (isOperator("\n")) {
            next();
        }
    }

    void expectBareWord(String text) throws ShellSyntaxException {
        if (!isBareWord(text)) {
            throw unexpected();
        }
        next();
    }

    void expectOperator(String text) throws ShellSyntaxException {
        if (!isOperator(text)) {
            throw unexpected();
        }
        next();
    }

    Word expectWord() throws ShellSyntaxException {
        if (!(peek() instanceof WordToken word)) {
            throw unexpected();
        }
        next();
        return word.word();
    }

    ShellSyntaxException unexpected() {
        Token token = peek();
        String text;
        if (token instanceof Operator operator) {
            text = operator.text().equals("\n") ? "newline" : operator.text();
        } else if (token instanceof WordToken word) {
            text = word.word().bareText().orElse("word");
        } else {
            text = token instanceof RedirectionToken ? "redirection" : "end of script";
        }
        return new ShellSyntaxException("syntax error: unexpected '" + text + "'");
    }
}
