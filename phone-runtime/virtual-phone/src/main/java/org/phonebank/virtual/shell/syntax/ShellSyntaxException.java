package org.phonebank.virtual.shell.syntax;

/** A script that the shell does not understand. The message reads well after {@code sh: }. */
public final class ShellSyntaxException extends Exception {
    public ShellSyntaxException(String message) {
        super(message);
    }
}
