package org.phonebank.desktop.window.setup;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.wizard.Check;

/**
 * A phone with its checks in words.
 *
 * @param label name and serial
 * @param outcome of all checks together
 * @param cells one for each requirement, in their order
 */
record CheckRow(String serial, String name, String label, Cell outcome, List<Cell> cells) {
    /**
     * One check.
     *
     * @param words a few
     * @param sentence what that means, and what to do
     * @param rank by which it is sorted: the worse, the less; then by how much there is
     */
    record Cell(String words, String outcome, String sentence, Tone tone, double rank) implements Comparable<Cell> {
        private static final double APART = 1e15;

        static double rank(Check check) {
            double amount = Double.isNaN(check.have()) ? 0 : check.have();
            return rank(check.outcome()) + amount;
        }

        static double rank(Check.Outcome outcome) {
            return switch (outcome) {
                case FAIL -> 0;
                case OPEN -> APART;
                case WARNING -> 2 * APART;
                case PASS -> 3 * APART;
            };
        }

        boolean fine() {
            return tone == Tone.SUCCESS;
        }

        @Override
        public int compareTo(Cell other) {
            return Double.compare(rank, other.rank);
        }
    }

    CheckRow {
        cells = List.copyOf(cells);
    }

    boolean fine() {
        return outcome.fine();
    }

    boolean matches(String text) {
        String wanted = text.strip().toLowerCase(java.util.Locale.ROOT);
        return Stream.concat(
                        Stream.of(name, serial, outcome.words()), cells.stream().map(Cell::outcome))
                .anyMatch(words -> words.toLowerCase(java.util.Locale.ROOT).contains(wanted));
    }

    /** For a spreadsheet: columns apart by tabs. */
    String copied() {
        return Stream.concat(
                        Stream.of(name, serial, outcome.words()),
                        cells.stream().map(cell -> cell.words() + " (" + cell.outcome() + ")"))
                .collect(Collectors.joining("\t"));
    }
}
