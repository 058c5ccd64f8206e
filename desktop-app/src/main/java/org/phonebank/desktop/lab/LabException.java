package org.phonebank.desktop.lab;

import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Told;

/** The main flow cannot go on; told in one sentence: what happened, to which phone or file, and what to do. */
public final class LabException extends Exception implements Told {
    private static final long serialVersionUID = 1L;

    private final transient Phrase problem;

    public LabException(Phrase problem) {
        super(problem.english());
        this.problem = problem;
    }

    public LabException(Phrase problem, Throwable cause) {
        super(problem.english(), cause);
        this.problem = problem;
    }

    @Override
    public Phrase problem() {
        return problem;
    }
}
