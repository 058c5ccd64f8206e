package org.phonebank.desktop.keeping;

import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Told;

/** Something could not be done on a phone; told in a sentence that names the phone. */
public final class HandsException extends Exception implements Told {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient Phrase problem;

    /** What it means for the phone. */
    public enum Kind {
        /** ADB does not reach the phone. */
        UNREACHABLE,
        /** The worker is gone or does not answer. */
        WORKER_LOST,
        /** The phone is well reached, but this cannot be done on it; a failed self-test too. */
        REFUSED
    }

    public HandsException(Kind kind, Phrase problem, @Nullable Throwable cause) {
        super(problem.english(), cause);
        this.kind = kind;
        this.problem = problem;
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public Phrase problem() {
        return problem;
    }
}
