package org.phonebank.virtual.shell.syntax;

/** A piece of a script's text. */
sealed interface Token {
    /** A word. */
    record WordToken(Word word) implements Token {}

    /** One of {@code ; & && | || ( )} or a line end. */
    record Operator(String text) implements Token {}

    /** The beginning of a redirection; its target is the next word. */
    record RedirectionToken(int descriptor, Redirection.Kind kind) implements Token {}

    /** After the last piece. */
    record End() implements Token {}
}
