package org.phonebank.pipeline.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.phonebank.protocol.v1.BatteryStatus;
import org.phonebank.protocol.v1.TelemetrySample;

class TelemetryBookTest {
    private static final long HALF_A_SECOND = Duration.ofMillis(500).toNanos();

    private long now = -HALF_A_SECOND;
    private final TelemetryBook book = new TelemetryBook(() -> now);

    @Test
    void nothingIsKnownOfAPhoneThatWasNeverHeard() {
        assertThat(book.vitals("A")).isEqualTo(PhoneVitals.UNKNOWN);
    }

    @Test
    void silenceIsCountedFromTheLastSampleOrRoundTrip() {
        book.sample("A", TelemetrySample.getDefaultInstance());
        now += HALF_A_SECOND;
        assertThat(book.vitals("A").silence()).contains(Duration.ofMillis(500));
        book.roundTrip("A", Duration.ofMillis(3));
        now += 7;
        assertThat(book.vitals("A").silence()).contains(Duration.ofNanos(7));
        assertThat(book.vitals("A").roundTrip()).contains(Duration.ofMillis(3));
    }

    @Test
    void whatAPhoneDoesNotTellStaysUnknown() {
        book.sample("A", TelemetrySample.newBuilder().setCpuUtilisation(0.5f).build());
        PhoneVitals vitals = book.vitals("A");
        assertThat(vitals.cpu()).hasValue(0.5);
        assertThat(vitals.availableMemoryBytes()).isEmpty();
        assertThat(vitals.batteryPercent()).isEmpty();
        assertThat(vitals.celsius()).isEmpty();
        assertThat(vitals.roundTrip()).isEmpty();
    }

    @Test
    void valuesAreSmoothedOverSecondsHoweverOftenTheyCome() {
        for (int i = 0; i < 100; i++) {
            celsius(30);
        }
        celsius(60);
        assertThat(book.vitals("A").celsius().orElseThrow()).isCloseTo(34.6, within(0.1));
        now += Duration.ofMinutes(1).toNanos();
        celsius(40);
        assertThat(book.vitals("A").celsius().orElseThrow()).isCloseTo(40, within(0.01));
    }

    @Test
    void lostMemoryCountsAtOnceAndGainedMemoryLater() {
        memory(1000);
        memory(400);
        assertThat(book.vitals("A").availableMemoryBytes()).hasValue(400);
        memory(1000);
        assertThat(book.vitals("A").availableMemoryBytes().orElseThrow()).isBetween(900L, 990L);
    }

    @Test
    void anEndedTelemetryIsLostUntilTheNextSample() {
        book.sample("A", TelemetrySample.getDefaultInstance());
        book.ended("A");
        assertThat(book.vitals("A").lost()).isTrue();
        book.sample("A", TelemetrySample.getDefaultInstance());
        assertThat(book.vitals("A").lost()).isFalse();
    }

    @Test
    void aChargerThatGivesTooLittleCountsAsDischarging() {
        book.sample(
                "A",
                TelemetrySample.newBuilder()
                        .setBatteryStatus(BatteryStatus.BATTERY_STATUS_CHARGING)
                        .setBatteryCurrentMicroamps(-120_000)
                        .build());
        assertThat(book.vitals("A").batteryMilliamps()).hasValue(-120);
        assertThat(book.vitals("A").discharging()).isTrue();
    }

    @Test
    void aProcessorThatIsHeldBackIsThrottledEvenWhenIdle() {
        book.sample(
                "A",
                TelemetrySample.newBuilder()
                        .setCpuUtilisation(0.1f)
                        .setFrequencyRatio(0.3f)
                        .setFrequencyLimit(1)
                        .build());
        assertThat(book.vitals("A").throttled()).isFalse();
        book.sample("B", TelemetrySample.newBuilder().setFrequencyLimit(0.6f).build());
        assertThat(book.vitals("B").throttled()).isTrue();
    }

    @Test
    void aForgottenPhoneStartsAnew() {
        celsius(60);
        book.forget("A");
        celsius(30);
        assertThat(book.vitals("A").celsius()).hasValue(30);
    }

    private void celsius(float celsius) {
        now += HALF_A_SECOND;
        book.sample("A", TelemetrySample.newBuilder().setBatteryCelsius(celsius).build());
    }

    private void memory(long bytes) {
        now += HALF_A_SECOND;
        book.sample(
                "A", TelemetrySample.newBuilder().setAvailableMemoryBytes(bytes).build());
    }
}
