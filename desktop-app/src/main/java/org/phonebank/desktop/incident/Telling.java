package org.phonebank.desktop.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.phonebank.pipeline.phrase.Phrase;

/**
 * Puts a story together: how it began, what became of the layers and of the answers, and who came back.
 *
 * @param last sentence, or none
 */
record Telling(
        Opening opening,
        Coverage coverage,
        Repairs repairs,
        Answers answers,
        Collection<Homecoming> homecomings,
        Phrase last) {

    /** None as long as there is nothing to say. */
    Phrase sentences() {
        List<Phrase> sentences = new ArrayList<>();
        Phrase clauses = Words.clauses(clauses().stream());
        if (!clauses.isNone()) {
            sentences.add(Phrase.of(IncidentWording.SENTENCE, clauses));
        }
        sentences.addAll(coverage.outlook());
        if (!last.isNone()) {
            sentences.add(last);
        }
        return sentences.isEmpty()
                ? Phrase.NONE
                : Phrase.capitalised(Phrase.join(sentences, IncidentWording.SENTENCES));
    }

    private List<Phrase> clauses() {
        List<Phrase> clauses = new ArrayList<>();
        clauses.add(opening.words());
        clauses.addAll(opening.tellsPlan() ? repairs.afterPlan() : changes());
        List<Phrase> returns = homecomings.stream().map(Homecoming::words).toList();
        boolean mendedByReturn = repairs.isEmpty() && answers.takeovers(repairs).isEmpty();
        clauses.addAll(mendedByReturn ? returns : List.of());
        clauses.add(answers.words());
        clauses.addAll(opening.tellsPlan() ? List.of() : repairs.copies());
        clauses.addAll(mendedByReturn ? List.of() : returns);
        return clauses;
    }

    private List<Phrase> changes() {
        List<Phrase> changes = new ArrayList<>(repairs.moves());
        changes.addAll(answers.takeovers(repairs));
        boolean told = !changes.isEmpty() || !repairs.copies().isEmpty();
        changes.add(coverage.words(repairs.coming(), told, opening.isLoss()));
        return changes;
    }
}
