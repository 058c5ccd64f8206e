package org.phonebank.desktop.window.batch;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.SpinnerValueFactory.DoubleSpinnerValueFactory;
import org.junit.jupiter.api.Test;

class TypedNumberTest {
    private final DoubleSpinnerValueFactory field = new DoubleSpinnerValueFactory(0, 2, 0.125, 0.1);
    private final TypedNumber<Double> typed = new TypedNumber<>(field, number -> Math.min(2, number));

    @Test
    void aNumberCountsAsFarAsTheFieldCanHoldIt() {
        assertThat(typed.fromString(" 0,5 ")).isEqualTo(0.5);
        assertThat(typed.fromString("7")).isEqualTo(2);
    }

    @Test
    void whatIsNoNumberChangesNothing() {
        assertThat(typed.fromString("abc")).isEqualTo(0.125);
        assertThat(typed.fromString("")).isEqualTo(0.125);
        assertThat(typed.fromString("NaN")).isEqualTo(0.125);
    }

    @Test
    void whatTheFieldShowsIsNoChange() {
        assertThat(typed.toString(0.125)).isEqualTo("0.12");
        assertThat(typed.fromString("0.12")).isEqualTo(0.125);
    }
}
