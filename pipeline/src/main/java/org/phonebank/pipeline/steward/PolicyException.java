package org.phonebank.pipeline.steward;

/** A policy cannot be used; the message says which value is wrong and what it may be. */
public final class PolicyException extends Exception {
    private static final long serialVersionUID = 1L;

    public PolicyException(String message) {
        super(message);
    }
}
