package org.phonebank.pipeline.generation;

/** A prompt that the model cannot take; the message says why. */
public final class PromptException extends Exception {
    private static final long serialVersionUID = 1L;

    public PromptException(String message) {
        super(message);
    }
}
