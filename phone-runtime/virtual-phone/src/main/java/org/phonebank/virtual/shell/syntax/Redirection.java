package org.phonebank.virtual.shell.syntax;

/**
 * A redirection of a command's input or output.
 *
 * @param descriptor 0, 1 or 2
 * @param target a path, or the digit of another descriptor for {@link Kind#DUPLICATE}
 */
public record Redirection(int descriptor, Kind kind, Word target) {
    /** Which way. */
    public enum Kind {
        READ,
        WRITE,
        APPEND,
        DUPLICATE
    }
}
