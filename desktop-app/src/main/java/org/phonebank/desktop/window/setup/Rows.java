package org.phonebank.desktop.window.setup;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.collections.ObservableList;

/** Brings lists up to date with as little change as can be, so that what is focused or selected stays so. */
final class Rows {
    private Rows() {}

    /** Makes the shown rows equal to the present ones; rows with the same key are replaced in place. */
    static <T> void update(ObservableList<T> shown, List<T> present, Function<T, Object> key) {
        List<Object> before = shown.stream().map(key).toList();
        List<Object> after = present.stream().map(key).toList();
        if (!before.equals(after)) {
            shown.setAll(present);
            return;
        }
        for (int i = 0; i < present.size(); i++) {
            if (!Objects.equals(shown.get(i), present.get(i))) {
                shown.set(i, present.get(i));
            }
        }
    }
}
