package org.phonebank.desktop.window.settings;

import java.util.function.Function;
import javafx.util.StringConverter;

/** Shows values that are chosen, never typed. */
final class Shown<T> extends StringConverter<T> {
    private final Function<T, String> words;

    Shown(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(T value) {
        return value == null ? "" : words.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("Nothing is typed here.");
    }
}
