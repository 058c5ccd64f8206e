package org.phonebank.virtual.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.phonebank.virtual.shell.syntax.Token.End;
import org.phonebank.virtual.shell.syntax.Token.Operator;
import org.phonebank.virtual.shell.syntax.Token.WordToken;

/** Makes a tree of commands from a script's text. */
public final class Parser {
    /** Longest script, in characters. */
    public static final int MAX_CHARACTERS = 256 << 10;

    /** Deepest nesting of groups and substitutions. */
    static final int MAX_DEPTH = 32;

    /** Most commands in one pipeline. */
    static final int MAX_PIPELINE = 16;

    private static final Set<String> CLOSING = Set.of("}", "then", "else", "elif", "fi", "do", "done");

    private final TokenCursor tokens;
    private int depth;

    private Parser(List<Token> tokens, int depth) {
        this.tokens = new TokenCursor(tokens);
        this.depth = depth;
    }

    public static Script parse(String text) throws ShellSyntaxException {
        return parse(text, 0);
    }

    static Script parse(String text, int depth) throws ShellSyntaxException {
        if (text.length() > MAX_CHARACTERS) {
            throw new ShellSyntaxException("the script has more than " + MAX_CHARACTERS + " characters");
        }
        if (depth > MAX_DEPTH) {
            throw new ShellSyntaxException("the script is nested too deeply");
        }
        Parser parser = new Parser(new Tokenizer(text, depth).tokens(), depth);
        Script script = parser.script();
        if (!(parser.tokens.peek() instanceof End)) {
            throw parser.tokens.unexpected();
        }
        return script;
    }

    /** Reads lists up to something that closes what is around them. */
    Script script() throws ShellSyntaxException {
        if (++depth > MAX_DEPTH) {
            throw new ShellSyntaxException("the script is nested too deeply");
        }
        List<AndOrList> lists = new ArrayList<>();
        tokens.skipLineEnds();
        while (!closes(tokens.peek())) {
            lists.add(andOrList());
            tokens.skipLineEnds();
        }
        depth--;
        return new Script(lists);
    }

    private static boolean closes(Token token) {
        return token instanceof End
                || (token instanceof Operator operator && operator.text().equals(")"))
                || (token instanceof WordToken word
                        && word.word().bareText().filter(CLOSING::contains).isPresent());
    }

    private AndOrList andOrList() throws ShellSyntaxException {
        Pipeline first = pipeline();
        List<AndOrList.Link> rest = new ArrayList<>();
        while (tokens.isOperator("&&") || tokens.isOperator("||")) {
            boolean and = tokens.isOperator("&&");
            tokens.next();
            tokens.skipLineEnds();
            rest.add(new AndOrList.Link(and, pipeline()));
        }
        boolean background = tokens.isOperator("&");
        if (background || tokens.isOperator(";") || tokens.isOperator("\n")) {
            tokens.next();
        } else if (!closes(tokens.peek())) {
            throw tokens.unexpected();
        }
        return new AndOrList(first, rest, background);
    }

    private Pipeline pipeline() throws ShellSyntaxException {
        boolean negated = false;
        while (tokens.isBareWord("!")) {
            tokens.next();
            negated = !negated;
        }
        CommandParser commandParser = new CommandParser(tokens, this);
        List<Command> commands = new ArrayList<>();
        commands.add(commandParser.command());
        while (tokens.isOperator("|")) {
            tokens.next();
            tokens.skipLineEnds();
            commands.add(commandParser.command());
        }
        if (commands.size() > MAX_PIPELINE) {
            throw new ShellSyntaxException("a pipeline has more than " + MAX_PIPELINE + " commands");
        }
        return new Pipeline(negated, commands);
    }
}
