package org.phonebank.desktop.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phonebank.desktop.telemetry.Scenes.phone;
import static org.phonebank.desktop.telemetry.Scenes.sample;
import static org.phonebank.desktop.telemetry.Scenes.serving;
import static org.phonebank.desktop.telemetry.Scenes.token;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.lab.LabEvent.Happened;
import org.phonebank.desktop.lab.LabEvent.PhonesChanged;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.pipeline.phrase.Phrase;

class TelemetryHistoryTest {
    private static final long NOW = 1_700_000_000_000L;

    private final TelemetryHistory history = new TelemetryHistory();

    @BeforeEach
    void begin() {
        history.take(new StateChanged(LabState.PREPARING), NOW);
        history.take(new PhonesChanged(List.of(phone("A", "Pixel"), phone("B", "Pixel"))), NOW);
        history.take(serving(phone("A", "Pixel"), phone("B", "Pixel")), NOW);
        history.take(new StateChanged(LabState.READY), NOW);
    }

    @Test
    void whatAPhoneTellsIsKeptByMeasure() {
        history.take(sample("A", 80, 31.5, 0.5), NOW);

        PhoneHistory phone = history.phone("A").orElseThrow();
        assertThat(phone.series(Measure.BATTERY).latest()).hasValue(80);
        assertThat(phone.series(Measure.PROCESSOR).latest()).hasValue(50);
        assertThat(phone.series(Measure.MEMORY).latest()).hasValue(75);
        assertThat(phone.series(Measure.TEMPERATURE).latest()).hasValue(31.5);
        assertThat(phone.series(Measure.POWER).latest()).hasValue(2);
        assertThat(phone.series(Measure.STEP).latest()).isEmpty();
        assertThat(phone.isHeard(NOW + 4_000)).isTrue();
        assertThat(phone.isHeard(NOW + 6_000)).isFalse();
    }

    @Test
    void phonesOfOneNameAreToldApartByTheirStages() {
        history.take(token(Instant.ofEpochMilli(NOW), 1, "Pixel", 3_000, 9_000), NOW);

        assertThat(history.phone("A").orElseThrow().series(Measure.STEP).latest())
                .hasValue(3);
        assertThat(history.phone("B").orElseThrow().series(Measure.STEP).latest())
                .hasValue(9);
    }

    @Test
    void theFirstTokenTellsHowLongItTookAndIsNoMeasureOfAStep() {
        history.take(token(Instant.ofEpochMilli(NOW), 0, "Pixel", 90_000, 90_000), NOW);

        assertThat(history.series(ClusterMeasure.FIRST_TOKEN).latest()).hasValue(150);
        assertThat(history.phone("A").orElseThrow().series(Measure.STEP).isEmpty())
                .isTrue();
    }

    @Test
    void allPhonesTogetherAreSampledTwiceASecond() {
        history.take(sample("A", 80, 30, 0.5), NOW);
        for (int i = 1; i <= 40; i++) {
            history.take(token(Instant.ofEpochMilli(NOW + i * 50L), i, "Pixel", 1_000, 1_000), NOW + i * 50L);
        }
        history.take(sample("B", 30, 30, 0.25), NOW + 100);
        history.take(sample("A", 80, 30, 0.5), NOW + 2_000);

        assertThat(history.series(ClusterMeasure.SPEED).latest()).hasValue(20);
        assertThat(history.series(ClusterMeasure.POWER).latest()).hasValue(3);
        assertThat(history.series(ClusterMeasure.LOWEST_BATTERY).latest()).hasValue(30);
        assertThat(history.series(ClusterMeasure.POWER)
                        .between(NOW, NOW + 60_000)
                        .size())
                .isEqualTo(2);
    }

    @Test
    void aPhoneThatIsSilentIsNotCounted() {
        history.take(sample("A", 80, 30, 0.5), NOW);
        history.take(sample("B", 30, 30, 0.25), NOW);
        history.take(sample("A", 80, 30, 0.5), NOW + 20_000);

        assertThat(history.series(ClusterMeasure.POWER).latest()).hasValue(2);
        assertThat(history.series(ClusterMeasure.LOWEST_BATTERY).latest()).hasValue(80);
    }

    @Test
    void anIncidentThatIsToldAgainReplacesWhatWasToldBefore() {
        history.take(happened(1, "Pixel was unplugged."), NOW);
        history.take(happened(2, "Pixel is hot."), NOW);
        history.take(happened(1, "Pixel was unplugged; it is back."), NOW);

        assertThat(history.incidents())
                .extracting(Incident::sentence)
                .containsExactly("Pixel was unplugged; it is back.", "Pixel is hot.");
    }

    @Test
    void anotherLabBeginsAnewButOneThatIsRetriedGoesOn() {
        history.take(sample("A", 80, 30, 0.5), NOW);
        history.take(happened(1, "Pixel was unplugged."), NOW);
        long lab = history.lab();
        history.take(new StateChanged(LabState.FAILED, Phrase.verbatim("x")), NOW);
        history.take(new StateChanged(LabState.PREPARING), NOW);
        assertThat(history.lab()).isEqualTo(lab);
        assertThat(history.began()).hasValue(NOW);

        history.take(new StateChanged(LabState.STOPPED), NOW);
        history.take(new StateChanged(LabState.PREPARING), NOW);

        assertThat(history.lab()).isNotEqualTo(lab);
        assertThat(history.phones()).isEmpty();
        assertThat(history.incidents()).isEmpty();
        assertThat(history.series(ClusterMeasure.POWER).isEmpty()).isTrue();
        assertThat(history.began()).isEmpty();
    }

    @Test
    void whatIsMeasuredBeginsAnewWhenTheClockWasSetBack() {
        history.take(sample("A", 80, 30, 0.5), NOW);
        history.take(happened(1, "Pixel was unplugged."), NOW);

        long before = NOW - 3_600_000;
        history.take(sample("A", 70, 30, 0.5), before);
        history.take(sample("A", 69, 30, 0.5), before + 500);

        PhoneHistory phone = history.phone("A").orElseThrow();
        assertThat(phone.phone().name()).isEqualTo("Pixel");
        assertThat(phone.series(Measure.BATTERY).between(before, NOW).size()).isEqualTo(2);
        assertThat(history.series(ClusterMeasure.LOWEST_BATTERY)
                        .between(before, NOW)
                        .size())
                .isEqualTo(2);
        assertThat(history.began()).hasValue(before);
        assertThat(history.phones()).hasSize(2);
        assertThat(history.incidents()).hasSize(1);
    }

    private static Happened happened(long id, String sentence) {
        return new Happened(new Incident(
                id, Instant.ofEpochMilli(NOW), Severity.WARNING, Set.of("A"), Phrase.verbatim(sentence), false));
    }
}
