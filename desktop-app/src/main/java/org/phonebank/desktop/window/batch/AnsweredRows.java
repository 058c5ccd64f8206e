package org.phonebank.desktop.window.batch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The rows that were answered, latest first; of very many only the latest. On the UI thread. */
final class AnsweredRows {
    static final int MOST = 1000;

    private final ObservableList<AnsweredRow> rows = FXCollections.observableArrayList();
    private final ObservableList<AnsweredRow> shown = FXCollections.unmodifiableObservableList(rows);

    ObservableList<AnsweredRow> shown() {
        return shown;
    }

    void clear() {
        rows.clear();
    }

    void removeFailed() {
        rows.removeIf(AnsweredRow::failed);
    }

    /** @param settled in the order in which they were answered; in place of what these rows said before */
    void add(List<AnsweredRow> settled) {
        List<AnsweredRow> latest = new ArrayList<>(settled);
        Collections.reverse(latest);
        Set<Long> numbers = numbers(latest);
        rows.removeIf(row -> numbers.contains(row.number()));
        rows.addAll(0, latest);
        shorten();
    }

    /** Those that were answered before the batch went on are below those that were answered since. */
    void addEarlier(List<AnsweredRow> kept) {
        Set<Long> numbers = numbers(rows);
        rows.addAll(kept.stream().filter(row -> !numbers.contains(row.number())).toList());
        shorten();
    }

    private void shorten() {
        if (rows.size() > MOST) {
            rows.remove(MOST, rows.size());
        }
    }

    private static Set<Long> numbers(List<AnsweredRow> rows) {
        return rows.stream().map(AnsweredRow::number).collect(Collectors.toSet());
    }
}
