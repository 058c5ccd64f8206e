package org.phonebank.desktop.lab;

/** The main flow cannot go on; the message is one sentence: what happened, to which phone or file, and what to do. */
public final class LabException extends Exception {
    private static final long serialVersionUID = 1L;

    public LabException(String message) {
        super(message);
    }

    public LabException(String message, Throwable cause) {
        super(message, cause);
    }
}
