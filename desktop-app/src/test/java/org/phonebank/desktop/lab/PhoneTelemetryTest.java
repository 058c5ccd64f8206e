package org.phonebank.desktop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.phonebank.protocol.v1.BatteryStatus;
import org.phonebank.protocol.v1.TelemetrySample;

class PhoneTelemetryTest {

    @Test
    void whatAPhoneTellsIsTaken() {
        TelemetrySample sample = TelemetrySample.newBuilder()
                .setTimeMillis(12)
                .setCpuUtilisation(0.5f)
                .setAvailableMemoryBytes(1 << 30)
                .setBatteryPercent(80)
                .setBatteryStatus(BatteryStatus.BATTERY_STATUS_CHARGING)
                .setBatteryCelsius(30.5f)
                .setQueueDepth(2)
                .setBatteryVoltageMicrovolts(4_000_000)
                .setBatteryCurrentMicroamps(1_500_000)
                .setMemoryPressure(0.25f)
                .setFrequencyRatio(0.5f)
                .setFrequencyLimit(0.75f)
                .build();

        assertThat(PhoneTelemetry.of(sample))
                .isEqualTo(new PhoneTelemetry(
                        12,
                        OptionalDouble.of(0.5),
                        OptionalLong.of(1 << 30),
                        OptionalInt.of(80),
                        true,
                        OptionalDouble.of(30.5),
                        2,
                        new BatteryFlow(OptionalDouble.of(4), OptionalDouble.of(1.5)),
                        new Strain(OptionalDouble.of(0.25), OptionalDouble.of(0.5), OptionalDouble.of(0.75))));
    }

    @Test
    void whatMakesNoSenseIsLeftOut() {
        TelemetrySample sample = TelemetrySample.newBuilder()
                .setCpuUtilisation(-1)
                .setAvailableMemoryBytes(-5)
                .setBatteryPercent(120)
                .setBatteryCelsius(Float.NaN)
                .setQueueDepth(-1)
                .setBatteryVoltageMicrovolts(2_000_000_000)
                .setBatteryCurrentMicroamps(-2_000_000_000)
                .setMemoryPressure(-0.5f)
                .setFrequencyLimit(Float.NaN)
                .build();

        assertThat(PhoneTelemetry.of(sample))
                .isEqualTo(new PhoneTelemetry(
                        0,
                        OptionalDouble.empty(),
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        false,
                        OptionalDouble.empty(),
                        0));
    }
}
