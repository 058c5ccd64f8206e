package org.phonebank.pipeline.steward;

import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Told;

/** The values of a policy do not go together. */
final class BrokenRuleException extends IllegalArgumentException implements Told {
    private static final long serialVersionUID = 1L;

    private final transient Phrase problem;

    BrokenRuleException(Phrase problem) {
        super(problem.english());
        this.problem = problem;
    }

    @Override
    public Phrase problem() {
        return problem;
    }
}
