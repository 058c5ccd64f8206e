package org.phonebank.virtual.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phonebank.virtual.shell.syntax.Token.RedirectionToken;
import org.phonebank.virtual.shell.syntax.Token.WordToken;
import org.phonebank.virtual.shell.syntax.WordPart.Literal;

/** Reads one command: a simple one, a group, or one of the keywords. */
final class CommandParser {
    private final TokenCursor tokens;
    private final Parser parser;

    CommandParser(TokenCursor tokens, Parser parser) {
        this.tokens = tokens;
        this.parser = parser;
    }

    Command command() throws ShellSyntaxException {
        if (tokens.isOperator("(")) {
            tokens.next();
            Script body = parser.script();
            tokens.expectOperator(")");
            return new Command.Group(body, true, redirections());
        }
        if (tokens.isBareWord("{")) {
            tokens.next();
            Script body = parser.script();
            tokens.expectBareWord("}");
            return new Command.Group(body, false, redirections());
        }
        if (tokens.isBareWord("if")) {
            tokens.next();
            return ifCommand();
        }
        if (tokens.isBareWord("while") || tokens.isBareWord("until")) {
            boolean until = tokens.isBareWord("until");
            tokens.next();
            Script condition = parser.script();
            return new Command.While(condition, until, doBody(), redirections());
        }
        if (tokens.isBareWord("for")) {
            tokens.next();
            return forCommand();
        }
        return simple();
    }

    /** After {@code if} or {@code elif}. */
    private Command ifCommand() throws ShellSyntaxException {
        Script condition = parser.script();
        tokens.expectBareWord("then");
        Script then = parser.script();
        if (tokens.isBareWord("elif")) {
            tokens.next();
            AndOrList rest = new AndOrList(new Pipeline(false, List.of(ifCommand())), List.of(), false);
            return new Command.If(condition, then, new Script(List.of(rest)), List.of());
        }
        Script otherwise = Script.EMPTY;
        if (tokens.isBareWord("else")) {
            tokens.next();
            otherwise = parser.script();
        }
        tokens.expectBareWord("fi");
        return new Command.If(condition, then, otherwise, redirections());
    }

    private Command forCommand() throws ShellSyntaxException {
        String name = tokens.expectWord()
                .bareText()
                .filter(WordReader::isName)
                .orElseThrow(() -> new ShellSyntaxException("syntax error: 'for' needs a name"));
        tokens.skipLineEnds();
        tokens.expectBareWord("in");
        List<Word> words = new ArrayList<>();
        while (tokens.peek() instanceof WordToken) {
            words.add(tokens.expectWord());
        }
        if (!tokens.isOperator(";") && !tokens.isOperator("\n")) {
            throw tokens.unexpected();
        }
        tokens.next();
        return new Command.For(name, words, doBody(), redirections());
    }

    private Script doBody() throws ShellSyntaxException {
        tokens.skipLineEnds();
        tokens.expectBareWord("do");
        Script body = parser.script();
        tokens.expectBareWord("done");
        return body;
    }

    private List<Redirection> redirections() throws ShellSyntaxException {
        List<Redirection> redirections = new ArrayList<>();
        while (tokens.peek() instanceof RedirectionToken) {
            redirections.add(redirection());
        }
        return redirections;
    }

    private Redirection redirection() throws ShellSyntaxException {
        if (tokens.next() instanceof RedirectionToken token) {
            return new Redirection(token.descriptor(), token.kind(), tokens.expectWord());
        }
        throw tokens.unexpected();
    }

    private Command simple() throws ShellSyntaxException {
        List<Assignment> assignments = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        List<Redirection> redirections = new ArrayList<>();
        while (true) {
            if (tokens.peek() instanceof RedirectionToken) {
                redirections.add(redirection());
            } else if (tokens.peek() instanceof WordToken token) {
                tokens.next();
                Optional<Assignment> assignment = words.isEmpty() ? assignment(token.word()) : Optional.empty();
                assignment.ifPresentOrElse(assignments::add, () -> words.add(token.word()));
            } else if (assignments.isEmpty() && words.isEmpty() && redirections.isEmpty()) {
                throw tokens.unexpected();
            } else {
                return new Command.Simple(assignments, words, redirections);
            }
        }
    }

    /** A word that begins with an unquoted name and an equals sign. */
    private static Optional<Assignment> assignment(Word word) {
        if (word.parts().isEmpty() || !(word.parts().get(0) instanceof Literal first) || first.quoted()) {
            return Optional.empty();
        }
        int equals = first.text().indexOf('=');
        if (equals < 0 || !WordReader.isName(first.text().substring(0, equals))) {
            return Optional.empty();
        }
        List<WordPart> value = new ArrayList<>(word.parts());
        value.set(0, new Literal(first.text().substring(equals + 1), false));
        return Optional.of(new Assignment(first.text().substring(0, equals), new Word(value)));
    }
}
