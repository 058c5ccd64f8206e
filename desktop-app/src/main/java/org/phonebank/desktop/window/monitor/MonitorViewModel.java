package org.phonebank.desktop.window.monitor;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.telemetry.ClusterMeasure;
import org.phonebank.desktop.telemetry.Measure;
import org.phonebank.desktop.telemetry.PhoneHistory;
import org.phonebank.desktop.telemetry.TelemetryHistory;
import org.phonebank.desktop.telemetry.TelemetryTable;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Units;

/** What the phones measure. It looks at the history when told to, twice a second while it is shown. */
final class MonitorViewModel {
    private static final Map<Badge, Measure> STANDS_OUT_BY =
            Map.of(Badge.HOTTEST, Measure.TEMPERATURE, Badge.EMPTIEST, Measure.BATTERY, Badge.SLOWEST, Measure.STEP);
    private static final int MOST_LETTERS = 28;
    private static final double LEAST_SPEED = 10;
    private static final double LEAST_MILLIS = 100;
    private static final double LEAST_WATTS = 5;

    /** What there is to show. */
    enum State {
        /** No lab has phones. */
        NO_PHONES,
        /** There are phones, but the filter shows none of them. */
        NO_MATCH,
        TILES
    }

    private final TelemetryHistory history;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Messages messages;
    private final Consumer<Page> pages;
    private final BiConsumer<TelemetryTable, String> saving;
    private final MeasureWords words;
    private final TilesViewModel tiles;
    private final List<ChartViewModel> charts;
    private final ObjectProperty<TimeRange> range = new SimpleObjectProperty<>(TimeRange.FIVE_MINUTES);
    private final LongProperty cursor = new SimpleLongProperty(ChartViewModel.NOWHERE);
    private final ReadOnlyObjectWrapper<TimeWindow> window = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NO_PHONES);
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ObservableList<Highlight> highlights = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable DetailViewModel> detail = new ReadOnlyObjectWrapper<>();
    private long lab;

    /**
     * Makes one that shows nothing before it is told to look.
     *
     * @param pages shows another page
     * @param saving saves a table in a file that has the name by default, to which an ending is added
     */
    MonitorViewModel(
            TelemetryHistory history,
            InstantSource clock,
            ZoneId zone,
            Messages messages,
            Units units,
            Consumer<Page> pages,
            BiConsumer<TelemetryTable, String> saving) {
        this.history = history;
        this.clock = clock;
        this.zone = zone;
        this.messages = messages;
        this.pages = pages;
        this.saving = saving;
        words = new MeasureWords(messages, units);
        tiles = new TilesViewModel(history, messages, words);
        lab = history.lab();
        window.set(range.get().until(now(), history.began()));
        charts = Stream.of(ClusterMeasure.values()).map(this::chart).toList();
        range.subscribe(this::refresh);
        cursor.subscribe(this::describe);
        tiles.shown().addListener((ListChangeListener<TileViewModel>) change -> showState(now()));
    }

    private ChartViewModel chart(ClusterMeasure measure) {
        Scale scale =
                switch (measure) {
                    case SPEED -> new Scale(0, LEAST_SPEED);
                    case FIRST_TOKEN -> new Scale(0, LEAST_MILLIS);
                    case POWER -> new Scale(0, LEAST_WATTS);
                    case LOWEST_BATTERY -> Scale.PERCENT;
                };
        ChartViewModel.Kind kind = new ChartViewModel.Kind(
                measure.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                words.title(measure),
                scale,
                value -> words.value(measure, value),
                value -> words.axis(measure, value),
                measure == ClusterMeasure.FIRST_TOKEN);
        return new ChartViewModel(kind, () -> history.series(measure), window.get(), cursor, messages, zone);
    }

    private long now() {
        return clock.millis();
    }

    /** Shows what is new. */
    void refresh() {
        long now = now();
        if (lab != history.lab()) {
            lab = history.lab();
            closeDetail();
        }
        Extremes extremes = Extremes.among(history.phones(), now);
        tiles.refresh(extremes, now);
        window.set(range.get().until(now, history.began()));
        List<Happening> happenings =
                history.incidents().stream().map(Happening::of).toList();
        List<Mark> marks = happenings.stream().map(Happening::mark).toList();
        charts.forEach(chart -> chart.refresh(window.get(), marks));
        DetailViewModel shown = detail.get();
        if (shown != null) {
            shown.refresh(window.get(), happenings);
        }
        showHighlights(extremes);
        showState(now);
    }

    private void describe() {
        charts.forEach(ChartViewModel::describe);
        DetailViewModel shown = detail.get();
        if (shown != null) {
            shown.charts().forEach(ChartViewModel::describe);
        }
    }

    private void showHighlights(Extremes extremes) {
        List<Highlight> found = new ArrayList<>();
        for (Badge badge : List.of(Badge.HOTTEST, Badge.EMPTIEST, Badge.SLOWEST)) {
            String serial = extremes.serials().get(badge);
            Measure measure = STANDS_OUT_BY.get(badge);
            if (serial != null && measure != null) {
                history.phone(serial).ifPresent(phone -> found.add(highlight(badge, phone, measure)));
            }
        }
        if (!found.equals(highlights)) {
            highlights.setAll(found);
        }
    }

    private Highlight highlight(Badge badge, PhoneHistory phone, Measure measure) {
        double value = phone.series(measure).latest().orElse(0);
        String who = messages.text(
                "monitor.highlight",
                messages.text("monitor.badge", badge),
                shortened(phone.phone().name()),
                words.value(measure, value));
        return new Highlight(badge, phone.serial(), who);
    }

    /** Makers give phones names that would leave no room for the value. */
    private static String shortened(String name) {
        return name.length() <= MOST_LETTERS
                ? name
                : name.substring(0, MOST_LETTERS - 1).strip() + "…";
    }

    private void showState(long now) {
        int all = tiles.countProperty().get();
        if (all == 0) {
            state.set(State.NO_PHONES);
            summary.set("");
            return;
        }
        int shown = tiles.shown().size();
        state.set(shown == 0 ? State.NO_MATCH : State.TILES);
        String phones =
                shown == all ? messages.text("monitor.phones", all) : messages.text("monitor.phones.shown", shown, all);
        OptionalLong began = history.began();
        summary.set(
                began.isEmpty()
                        ? phones
                        : messages.text(
                                "monitor.summary",
                                phones,
                                Duration.ofMillis(now - began.getAsLong()).toMinutes()));
    }

    /** Shows a phone in full. */
    void open(String serial) {
        Optional<PhoneHistory> phone = history.phone(serial);
        Optional<TileViewModel> tile = tiles.tile(serial);
        if (phone.isPresent() && tile.isPresent()) {
            DetailViewModel opened =
                    new DetailViewModel(phone.get(), tile.get(), window.get(), cursor, messages, words, zone);
            detail.set(opened);
            refresh();
        }
    }

    void closeDetail() {
        detail.set(null);
    }

    void openSetup() {
        pages.accept(Page.SETUP);
    }

    /** Saves everything that was measured in the chosen range. */
    void saveData() {
        TimeWindow shown = window.get();
        saving.accept(TelemetryTable.of(history, shown.from(), shown.to(), zone), "phonebank-" + fileTime());
    }

    /** Saves what the phone that is shown in full has measured in the chosen range. */
    void savePhone() {
        DetailViewModel shown = detail.get();
        if (shown != null) {
            TimeWindow span = window.get();
            saving.accept(
                    TelemetryTable.of(shown.history(), span.from(), span.to(), zone),
                    "phonebank-" + shown.tile().nameProperty().get() + "-" + fileTime());
        }
    }

    /** For the names of files. */
    String fileTime() {
        return TimeTicks.forFile(now(), zone);
    }

    TilesViewModel tiles() {
        return tiles;
    }

    /** Of all phones together, in the order of the measures. */
    List<ChartViewModel> charts() {
        return charts;
    }

    ObjectProperty<TimeRange> rangeProperty() {
        return range;
    }

    /** Set anew whenever there may be something new to draw. */
    ReadOnlyObjectProperty<TimeWindow> windowProperty() {
        return window.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** How many phones, and for how long. */
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** The hottest, the emptiest and the slowest phone, as far as there are such. */
    ObservableList<Highlight> highlights() {
        return highlights;
    }

    /** The phone that is shown in full, if one is. */
    ReadOnlyObjectProperty<@Nullable DetailViewModel> detailProperty() {
        return detail.getReadOnlyProperty();
    }
}
