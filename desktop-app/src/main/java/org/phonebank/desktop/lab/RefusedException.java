package org.phonebank.desktop.lab;

import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Told;

/** A lab or a phone cannot do what it is asked for as it is now. Nothing has changed. */
public final class RefusedException extends IllegalStateException implements Told {
    private static final long serialVersionUID = 1L;

    private final transient Phrase problem;

    public RefusedException(Phrase problem) {
        super(problem.english());
        this.problem = problem;
    }

    public RefusedException(Phrase problem, Throwable cause) {
        super(problem.english(), cause);
        this.problem = problem;
    }

    @Override
    public Phrase problem() {
        return problem;
    }
}
