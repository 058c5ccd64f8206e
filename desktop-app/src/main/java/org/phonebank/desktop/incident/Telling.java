package org.phonebank.desktop.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Puts a story together: how it began, what became of the layers and of the answers, and who came back.
 *
 * @param last sentence, "" if there is none
 */
record Telling(
        Opening opening,
        Coverage coverage,
        Repairs repairs,
        Answers answers,
        Collection<Homecoming> homecomings,
        String last) {

    /** "" as long as there is nothing to say. */
    String sentence() {
        List<String> sentences = new ArrayList<>();
        String clauses = String.join("; ", clauses());
        if (!clauses.isEmpty()) {
            sentences.add(clauses + ".");
        }
        sentences.addAll(coverage.outlook());
        if (!last.isEmpty()) {
            sentences.add(last);
        }
        return Words.sentences(String.join(" ", sentences));
    }

    private List<String> clauses() {
        List<String> clauses = new ArrayList<>();
        clauses.add(opening.words());
        clauses.addAll(opening.tellsPlan() ? repairs.afterPlan() : changes());
        List<String> returns = homecomings.stream().map(Homecoming::words).toList();
        boolean mendedByReturn = repairs.isEmpty() && answers.takeovers(repairs).isEmpty();
        clauses.addAll(mendedByReturn ? returns : List.of());
        clauses.addAll(answers.words());
        clauses.addAll(opening.tellsPlan() ? List.of() : repairs.copies());
        clauses.addAll(mendedByReturn ? List.of() : returns);
        clauses.removeIf(String::isEmpty);
        return clauses;
    }

    private List<String> changes() {
        List<String> changes = new ArrayList<>(repairs.moves());
        changes.addAll(answers.takeovers(repairs));
        boolean told = !changes.isEmpty() || !repairs.copies().isEmpty();
        changes.addAll(coverage.words(repairs.coming(), told, opening.isLoss()));
        return changes;
    }
}
