package org.phonebank.virtual.shell.syntax;

/** A piece of a word. Quoted pieces are neither split nor matched against file names. */
public sealed interface WordPart {
    boolean quoted();

    /** Text as it is. */
    record Literal(String text, boolean quoted) implements WordPart {}

    /** {@code $name}, {@code ${name}}, {@code $?} and the like; with {@code ${name:-text}} the text is a default. */
    record Variable(String name, String defaultValue, boolean quoted) implements WordPart {}

    /** {@code $(script)}. */
    record Substitution(Script script, boolean quoted) implements WordPart {}
}
