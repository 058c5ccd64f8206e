package org.phonebank.desktop.cli;

/** What was asked for cannot be done as asked; the message is one sentence for the person who typed it. */
public final class BadInputException extends Exception {
    private static final long serialVersionUID = 1L;

    public BadInputException(String message) {
        super(message);
    }

    public BadInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
