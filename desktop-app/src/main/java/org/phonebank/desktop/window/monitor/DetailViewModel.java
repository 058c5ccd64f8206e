package org.phonebank.desktop.window.monitor;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.phonebank.desktop.telemetry.Measure;
import org.phonebank.desktop.telemetry.PhoneHistory;
import org.phonebank.desktop.window.base.Messages;

/** One phone in full: a chart of each measure, and what happened to it. */
final class DetailViewModel {
    private static final int MOST_EVENTS = 50;
    private static final double LEAST_CELSIUS = 20;
    private static final double MOST_CELSIUS = 50;
    private static final double LEAST_WATTS = 2;
    private static final double LEAST_MILLIS = 2;

    private final PhoneHistory history;
    private final TileViewModel tile;
    private final List<ChartViewModel> charts;
    private final ReadOnlyObjectWrapper<List<Mark>> events = new ReadOnlyObjectWrapper<>(List.of());
    private final ZoneId zone;

    DetailViewModel(
            PhoneHistory history,
            TileViewModel tile,
            TimeWindow window,
            LongProperty cursor,
            Messages messages,
            MeasureWords words,
            ZoneId zone) {
        this.history = history;
        this.tile = tile;
        this.zone = zone;
        charts = Stream.of(Measure.values())
                .map(measure -> new ChartViewModel(
                        kind(measure, words), () -> history.series(measure), window, cursor, messages, zone))
                .toList();
    }

    private static ChartViewModel.Kind kind(Measure measure, MeasureWords words) {
        Scale scale =
                switch (measure) {
                    case BATTERY, PROCESSOR, MEMORY -> Scale.PERCENT;
                    case TEMPERATURE -> new Scale(LEAST_CELSIUS, MOST_CELSIUS);
                    case POWER -> new Scale(0, LEAST_WATTS);
                    case STEP -> new Scale(0, LEAST_MILLIS);
                };
        return new ChartViewModel.Kind(
                measure.name().toLowerCase(Locale.ROOT),
                words.title(measure),
                scale,
                value -> words.value(measure, value),
                value -> words.axis(measure, value),
                false);
    }

    /**
     * Shows what is new.
     *
     * @param all that happened, oldest first
     */
    void refresh(TimeWindow now, List<Happening> all) {
        List<Mark> own = all.stream()
                .filter(happening -> happening.concerns(history.serial()))
                .map(Happening::mark)
                .toList();
        charts.forEach(chart -> chart.refresh(now, own));
        List<Mark> latest = own.subList(Math.max(0, own.size() - MOST_EVENTS), own.size());
        if (!latest.equals(events.get())) {
            events.set(latest);
        }
    }

    String serial() {
        return history.serial();
    }

    PhoneHistory history() {
        return history;
    }

    /** The same phone at a glance. */
    TileViewModel tile() {
        return tile;
    }

    /** In the order of the measures. */
    List<ChartViewModel> charts() {
        return charts;
    }

    /** What happened to the phone, or to the whole lab, oldest first. */
    ReadOnlyObjectProperty<List<Mark>> eventsProperty() {
        return events.getReadOnlyProperty();
    }

    String clock(Mark event) {
        return TimeTicks.clock(event.time(), zone);
    }
}
