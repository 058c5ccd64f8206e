package org.phonebank.desktop.window.batch;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.function.DoubleFunction;
import javafx.scene.control.SpinnerValueFactory;
import javafx.util.StringConverter;

/** What is typed into a number field: what is no number, or says what the field shows already, leaves the value as it was. */
final class TypedNumber<T extends Number> extends StringConverter<T> {
    private final SpinnerValueFactory<T> field;
    private final DoubleFunction<T> nearest;

    /** @param nearest gives the value that the field can hold */
    TypedNumber(SpinnerValueFactory<T> field, DoubleFunction<T> nearest) {
        this.field = field;
        this.nearest = nearest;
    }

    @Override
    public String toString(T value) {
        return value == null
                ? ""
                : new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }

    @Override
    public T fromString(String typed) {
        String number = typed.strip().replace(',', '.');
        T now = field.getValue();
        return number.equals(toString(now)) || !number.matches("\\d{1,9}(\\.\\d{0,9})?")
                ? now
                : nearest.apply(Double.parseDouble(number));
    }
}
