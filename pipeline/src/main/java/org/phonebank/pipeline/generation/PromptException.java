package org.phonebank.pipeline.generation;

import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Told;

/** A prompt that the model cannot take; told is why. */
public final class PromptException extends Exception implements Told {
    private static final long serialVersionUID = 1L;

    private final transient Phrase problem;

    public PromptException(Phrase problem) {
        super(problem.english());
        this.problem = problem;
    }

    @Override
    public Phrase problem() {
        return problem;
    }
}
