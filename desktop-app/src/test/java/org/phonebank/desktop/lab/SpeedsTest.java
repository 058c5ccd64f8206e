package org.phonebank.desktop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.phonebank.pipeline.placement.PhoneCapacity;

class SpeedsTest {

    @Test
    void phonesOfAboutTheSameSpeedAreEqualAndSlowOnesStaySlow() {
        assertThat(Speeds.withoutNoise(List.of(phone("A", 100), phone("B", 80), phone("C", 50))))
                .isEqualTo(List.of(phone("A", 100), phone("B", 100), phone("C", 50)));
    }

    private static PhoneCapacity phone(String serial, double speed) {
        return new PhoneCapacity(serial, serial, 1 << 30, speed);
    }
}
