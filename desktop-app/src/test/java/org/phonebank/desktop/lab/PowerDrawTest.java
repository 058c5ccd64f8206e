package org.phonebank.desktop.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.phonebank.protocol.v1.BatteryStatus;
import org.phonebank.protocol.v1.TelemetrySample;

class PowerDrawTest {
    private final TelemetrySample.Builder sample = TelemetrySample.newBuilder()
            .setBatteryVoltageMicrovolts(4_000_000)
            .setBatteryCurrentMicroamps(-500_000)
            .setCpuUtilisation(0.5f);

    @Test
    void aPhoneOnItsBatteryDrawsWhatFlowsOutOfIt() {
        sample.setBatteryStatus(BatteryStatus.BATTERY_STATUS_DISCHARGING);

        PowerDraw draw = PhoneTelemetry.of(sample.build()).power().orElseThrow();

        assertThat(draw.watts()).isCloseTo(2, within(1e-9));
        assertThat(draw.measured()).isTrue();
    }

    @Test
    void theDrawOnAChargerIsEstimatedFromTheLoad() {
        sample.setBatteryStatus(BatteryStatus.BATTERY_STATUS_CHARGING).setBatteryCurrentMicroamps(1_500_000);

        PowerDraw draw = PhoneTelemetry.of(sample.build()).power().orElseThrow();

        assertThat(draw.watts()).isCloseTo((PowerDraw.RESTING_WATTS + PowerDraw.BUSY_WATTS) / 2, within(1e-9));
        assertThat(draw.measured()).isFalse();
    }

    @Test
    void nothingIsSaidOfAPhoneThatTellsNothing() {
        assertThat(PhoneTelemetry.of(TelemetrySample.getDefaultInstance()).power())
                .isEmpty();
    }
}
