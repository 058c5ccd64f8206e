package org.phonebank.desktop.keeping;

import org.jspecify.annotations.Nullable;

/** Something could not be done on a phone; the message names the phone and is a sentence for people. */
public final class HandsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What it means for the phone. */
    public enum Kind {
        /** ADB does not reach the phone. */
        UNREACHABLE,
        /** The worker is gone or does not answer. */
        WORKER_LOST,
        /** The phone is well reached, but this cannot be done on it; a failed self-test too. */
        REFUSED
    }

    public HandsException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
