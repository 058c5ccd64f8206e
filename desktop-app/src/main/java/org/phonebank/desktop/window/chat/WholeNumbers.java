package org.phonebank.desktop.window.chat;

import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.util.StringConverter;

/** What is typed into a number field: anything that is no number leaves the value as it was. */
final class WholeNumbers extends StringConverter<Integer> {
    private final IntegerSpinnerValueFactory field;

    WholeNumbers(IntegerSpinnerValueFactory field) {
        this.field = field;
    }

    @Override
    public String toString(Integer value) {
        return value == null ? "" : value.toString();
    }

    @Override
    public Integer fromString(String typed) {
        String digits = typed.strip();
        if (!digits.matches("\\d{1,10}")) {
            return field.getValue();
        }
        return (int) Math.max(field.getMin(), Math.min(field.getMax(), Long.parseLong(digits)));
    }
}
