package org.phonebank.desktop.window.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phonebank.desktop.telemetry.Scenes.phone;
import static org.phonebank.desktop.telemetry.Scenes.sample;
import static org.phonebank.desktop.telemetry.Scenes.serving;
import static org.phonebank.desktop.telemetry.Scenes.token;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.SimpleLongProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.Happened;
import org.phonebank.desktop.lab.LabEvent.PhonesChanged;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.telemetry.Measure;
import org.phonebank.desktop.telemetry.TelemetryHistory;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.pipeline.phrase.Phrase;

class MonitorViewModelTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");
    private static final List<PhoneView> PHONES =
            List.of(phone("A", "Pixel 2"), phone("B", "Galaxy S7"), phone("C", "Redmi Note 7"));

    private final Messages messages = Messages.load();
    private final TelemetryHistory history = new TelemetryHistory();
    private final List<Page> opened = new ArrayList<>();
    private final List<String> saved = new ArrayList<>();
    private final SimpleLongProperty millis = new SimpleLongProperty(BEGIN.toEpochMilli());
    private final MonitorViewModel monitor = new MonitorViewModel(
            history,
            () -> Instant.ofEpochMilli(millis.get()),
            ZoneOffset.UTC,
            messages,
            new Units(messages),
            opened::add,
            (table, name) -> saved.add(name));

    @BeforeEach
    void begin() {
        take(new StateChanged(LabState.PREPARING));
    }

    @Test
    void withoutPhonesThereIsOneWayToGetSome() {
        monitor.refresh();
        assertThat(monitor.stateProperty().get()).isEqualTo(MonitorViewModel.State.NO_PHONES);

        monitor.openSetup();
        assertThat(opened).containsExactly(Page.SETUP);
    }

    @Test
    void thePhonesThatStandOutAreNamed() {
        measure();
        take(token(Instant.ofEpochMilli(millis.get()), 3, "Pixel 2", 2_000));

        assertThat(words()).containsExactly("Hottest: Galaxy S7, 41\u00a0°C", "Emptiest: Redmi Note 7, 15\u00a0%");
        assertThat(tile("B").badgesProperty().get()).containsExactly(Badge.HOTTEST);
        assertThat(tile("C").badgesProperty().get()).containsExactly(Badge.LOW_BATTERY, Badge.EMPTIEST);
        assertThat(tile("A").value(Measure.MEMORY)).isEqualTo("75\u00a0%");
        assertThat(monitor.summaryProperty().get()).isEqualTo("3 phones, measured for less than a minute");
    }

    @Test
    void aPhoneThatSaysNothingMoreIsSilent() {
        measure();
        millis.set(millis.get() + 6_000);
        take(sample("A", 80, 30, 0.5));
        monitor.refresh();

        assertThat(tile("A").badgesProperty().get()).doesNotContain(Badge.SILENT);
        assertThat(tile("B").badgesProperty().get()).containsExactly(Badge.SILENT);
    }

    @Test
    void tilesAreOrderedByAnyMeasureInBothDirections() {
        measure();
        assertThat(shown()).containsExactly("B", "A", "C");

        monitor.tiles().sortProperty().set(SortKey.BATTERY);
        assertThat(shown()).containsExactly("C", "B", "A");

        monitor.tiles().sortProperty().set(SortKey.TEMPERATURE);
        assertThat(shown()).containsExactly("B", "A", "C");
        monitor.tiles().descendingProperty().set(false);
        assertThat(shown()).containsExactly("C", "A", "B");
    }

    @Test
    void tilesAreFoundByNameAndByWhatIsMeasured() {
        measure();
        monitor.tiles().searchProperty().set("galaxy");
        assertThat(shown()).containsExactly("B");

        monitor.tiles().showAll();
        monitor.tiles().filterProperty().set(TileFilter.BATTERY_BELOW);
        assertThat(monitor.tiles().limitWords()).isEqualTo("30\u00a0%");
        assertThat(shown()).containsExactly("C");

        monitor.tiles().limitProperty().set(10);
        assertThat(monitor.stateProperty().get()).isEqualTo(MonitorViewModel.State.NO_MATCH);
        monitor.tiles().filterProperty().set(TileFilter.WARNED);
        assertThat(shown()).containsExactly("C");
        assertThat(monitor.stateProperty().get()).isEqualTo(MonitorViewModel.State.TILES);
    }

    @Test
    void aPhoneInFullHasItsChartsAndWhatHappenedToIt() {
        measure();
        take(happened(1, "A", "Pixel 2 was unplugged."));
        take(happened(2, "B", "Galaxy S7 is hot."));
        monitor.open("A");

        DetailViewModel detail = Objects.requireNonNull(monitor.detailProperty().get());
        assertThat(detail.charts())
                .extracting(chart ->
                        chart.kind().title() + " " + chart.valueProperty().get())
                .containsExactly(
                        "Battery 80\u00a0%",
                        "Processor 50\u00a0%",
                        "Memory in use 75\u00a0%",
                        "Temperature 35\u00a0°C",
                        "Power 2.0\u00a0W",
                        "Time for a token \u2013");
        assertThat(detail.eventsProperty().get())
                .extracting(mark -> mark.telling().english())
                .containsExactly("Pixel 2 was unplugged.");
        assertThat(monitor.charts().get(0).marksProperty().get()).hasSize(2);
    }

    @Test
    void aMomentThatIsPointedAtIsToldByAllCharts() {
        measure();
        monitor.open("A");
        take(happened(1, "A", "Pixel 2 was unplugged."));
        monitor.refresh();
        ChartViewModel battery =
                Objects.requireNonNull(monitor.detailProperty().get()).charts().get(0);

        monitor.charts().get(0).point(1);
        assertThat(battery.valueProperty().get()).isEqualTo("09:00:01  ·  80\u00a0%");
        assertThat(battery.eventAtCursor()).isEqualTo("09:00:00  Pixel 2 was unplugged.");

        battery.moveCursor(-0.5);
        assertThat(battery.valueProperty().get()).isEqualTo("08:57:31  ·  \u2013");
        battery.pointNowhere();
        assertThat(battery.valueProperty().get()).isEqualTo("80\u00a0%");
    }

    @Test
    void theSessionIsAsLongAsPhonesWereHeard() {
        measure();
        monitor.rangeProperty().set(TimeRange.SESSION);
        assertThat(monitor.windowProperty().get().millis()).isEqualTo(60_000);

        millis.set(millis.get() + 7_200_000);
        monitor.refresh();
        assertThat(monitor.windowProperty().get().millis()).isEqualTo(7_201_000);
    }

    @Test
    void anotherLabClosesThePhoneThatWasShown() {
        measure();
        monitor.open("A");
        take(new StateChanged(LabState.STOPPED));
        take(new StateChanged(LabState.PREPARING));
        monitor.refresh();

        assertThat(monitor.detailProperty().get()).isNull();
        assertThat(monitor.stateProperty().get()).isEqualTo(MonitorViewModel.State.NO_PHONES);
    }

    @Test
    void savedTablesAreNamedByPhoneAndTime() {
        measure();
        monitor.saveData();
        monitor.open("A");
        monitor.savePhone();

        assertThat(saved).containsExactly("phonebank-20260302-090001", "phonebank-Pixel 2-20260302-090001");
    }

    /** A is the fullest, B the hottest, C the emptiest. */
    private void measure() {
        take(new PhonesChanged(PHONES));
        take(serving(PHONES.toArray(PhoneView[]::new)));
        take(new StateChanged(LabState.READY));
        for (int i = 0; i < 2; i++) {
            take(sample("A", 80, 35, 0.5));
            take(sample("B", 70, 41, 0.5));
            take(sample("C", 15, 30, 0.5));
            millis.set(millis.get() + 500);
        }
        monitor.refresh();
    }

    private void take(LabEvent event) {
        history.take(event, millis.get());
    }

    private Happened happened(long id, String serial, String sentence) {
        return new Happened(new Incident(
                id,
                Instant.ofEpochMilli(millis.get() - 500),
                Severity.WARNING,
                Set.of(serial),
                Phrase.verbatim(sentence),
                true));
    }

    private TileViewModel tile(String serial) {
        return monitor.tiles().tile(serial).orElseThrow();
    }

    private List<String> shown() {
        return monitor.tiles().shown().stream().map(TileViewModel::serial).toList();
    }

    private List<String> words() {
        return monitor.highlights().stream().map(Highlight::words).toList();
    }
}
