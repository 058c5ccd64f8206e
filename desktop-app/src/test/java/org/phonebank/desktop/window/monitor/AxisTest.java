package org.phonebank.desktop.window.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
    @Test
    void ticksAreRoundAndTakeInAllValues() {
        assertThat(Axis.around(0, 100, 3)).isEqualTo(new Axis(0, 100, List.of(0.0, 50.0, 100.0)));
        assertThat(Axis.around(20, 50, 3)).isEqualTo(new Axis(20, 60, List.of(20.0, 40.0, 60.0)));
        assertThat(Axis.around(0, 17.7, 4)).isEqualTo(new Axis(0, 20, List.of(0.0, 10.0, 20.0)));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 5", "0, 0.003", "-3, 7", "0, 123456", "41.5, 42.25"})
    void thereAreAtLeastTwoTicksAndAllValuesBetweenThem(double least, double most) {
        Axis axis = Axis.around(least, most, 4);

        assertThat(axis.ticks()).hasSizeBetween(2, 6);
        assertThat(axis.least()).isLessThanOrEqualTo(least);
        assertThat(axis.most()).isGreaterThanOrEqualTo(most).isGreaterThan(axis.least());
        assertThat(axis.position(axis.least())).isZero();
        assertThat(axis.position(axis.most())).isEqualTo(1);
    }
}
