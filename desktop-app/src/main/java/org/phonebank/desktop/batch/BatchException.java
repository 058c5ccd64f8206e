package org.phonebank.desktop.batch;

/** A batch cannot be run; the message is one sentence: what happened, to which file, and what to do. */
public final class BatchException extends Exception {
    private static final long serialVersionUID = 1L;

    BatchException(String sentence) {
        super(sentence);
    }

    BatchException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
