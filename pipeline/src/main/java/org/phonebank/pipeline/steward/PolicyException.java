package org.phonebank.pipeline.steward;

import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Told;

/** A policy cannot be used; told is which value is wrong and what it may be. */
public final class PolicyException extends Exception implements Told {
    private static final long serialVersionUID = 1L;

    private final transient Phrase problem;

    public PolicyException(Phrase problem) {
        super(problem.english());
        this.problem = problem;
    }

    @Override
    public Phrase problem() {
        return problem;
    }
}
