package org.phonebank.virtual.shell.syntax;

import java.util.List;

/** What a pipeline connects. */
public sealed interface Command {
    List<Redirection> redirections();

    /** Assignments, then words; the first word names the command, and there may be none. */
    record Simple(List<Assignment> assignments, List<Word> words, List<Redirection> redirections) implements Command {}

    /** Commands in parentheses, which change nothing outside, or in braces, which do. */
    record Group(Script body, boolean subshell, List<Redirection> redirections) implements Command {}

    /** {@code if}; an {@code elif} is another one in {@code otherwise}. */
    record If(Script condition, Script then, Script otherwise, List<Redirection> redirections) implements Command {}

    /** {@code while} and, with {@code until} true, {@code until}. */
    record While(Script condition, boolean until, Script body, List<Redirection> redirections) implements Command {}

    /** {@code for name in words}. */
    record For(String name, List<Word> words, Script body, List<Redirection> redirections) implements Command {}
}
