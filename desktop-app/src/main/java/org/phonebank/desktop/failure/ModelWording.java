package org.phonebank.desktop.failure;

import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.failure.ModelText;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Wording;

/** What is wrong with a model, in the words of those who read models. */
public record ModelWording(ModelProblem problem) implements Wording {
    /** The text as a phrase. */
    public static Phrase phrase(ModelText text) {
        Object[] arguments = text.arguments().stream()
                .map(argument -> argument instanceof ModelText part ? phrase(part) : argument)
                .toArray();
        return Phrase.of(new ModelWording(text.problem()), arguments);
    }

    @Override
    public String key() {
        return "model." + problem.name();
    }

    @Override
    public String english() {
        return problem.english();
    }
}
