package org.phonebank.desktop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.phonebank.pipeline.placement.BenchPhone;
import org.phonebank.protocol.v1.BatteryStatus;
import org.phonebank.protocol.v1.TelemetrySample;

class PowerTest {
    private static final BenchPhone PHONE = BenchPhone.of("A", "A", 1000, 1e9);

    private final Power power = new Power();

    @Test
    void whatIsDrawnWhileComputingAndWhileWaitingIsKeptApart() {
        power.sample("A", sample(1, -500_000));
        power.sample("A", sample(0, -250_000));
        power.sample("B", sample(1, -900_000));

        assertThat(power.tell(PHONE)).isEqualTo(PHONE.withPower(OptionalDouble.of(2), OptionalDouble.of(1)));
    }

    @Test
    void nothingIsKnownOfAPhoneThatTellsNothing() {
        power.sample("A", TelemetrySample.getDefaultInstance());

        assertThat(power.tell(PHONE)).isEqualTo(PHONE);
    }

    private static TelemetrySample sample(int queueDepth, int microamps) {
        return TelemetrySample.newBuilder()
                .setQueueDepth(queueDepth)
                .setBatteryStatus(BatteryStatus.BATTERY_STATUS_DISCHARGING)
                .setBatteryCurrentMicroamps(microamps)
                .setBatteryVoltageMicrovolts(4_000_000)
                .build();
    }
}
