package org.phonebank.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phonebank.desktop.telemetry.Scenes.phone;
import static org.phonebank.desktop.telemetry.Scenes.sample;

import java.util.List;
import org.junit.jupiter.api.Test;

class PowerTotalTest {
    private final PowerTotal power = new PowerTotal();

    @Test
    void whatPhonesDrawIsSummedUpWhenAllHaveBeenHeard() {
        draws("A", 0.5);
        draws("B", 0.25);
        assertThat(power.total()).isEqualTo(3);

        draws("A", 1);
        assertThat(power.total()).isEqualTo(3);
        draws("B", 0.25);
        assertThat(power.total()).isEqualTo(5);
    }

    @Test
    void aPhoneThatIsGoneDrawsNothing() {
        draws("A", 0.5);
        draws("B", 0.25);

        power.keep(List.of(phone("A", "Pixel")));
        assertThat(power.total()).isEqualTo(2);
        power.keep(List.of());
        assertThat(power.total()).isZero();
    }

    private void draws(String serial, double amperes) {
        power.take(serial, sample(serial, 80, 30, amperes).telemetry());
    }
}
