package org.phonebank.desktop.window.monitor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.phonebank.desktop.telemetry.PhoneHistory;
import org.phonebank.desktop.telemetry.TelemetryHistory;
import org.phonebank.desktop.window.base.Messages;

/** The tiles of all phones, in the order and with the filter that a person chose. */
final class TilesViewModel {
    /** Tiles change their places only so often, so that one can be clicked. */
    private static final long ORDER_MILLIS = 3_000;

    private final TelemetryHistory history;
    private final Messages messages;
    private final MeasureWords words;
    private final Map<String, TileViewModel> bySerial = new LinkedHashMap<>();
    private final ObservableList<TileViewModel> shown = FXCollections.observableArrayList();
    private final ObservableList<TileViewModel> shownView = FXCollections.unmodifiableObservableList(shown);
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<SortKey> sort = new SimpleObjectProperty<>(SortKey.NAME);
    private final BooleanProperty descending = new SimpleBooleanProperty();
    private final ObjectProperty<TileFilter> filter = new SimpleObjectProperty<>(TileFilter.ALL);
    private final DoubleProperty limit = new SimpleDoubleProperty();
    private long lab = -1;
    private long now;
    private long ordered = Long.MIN_VALUE;

    TilesViewModel(TelemetryHistory history, Messages messages, MeasureWords words) {
        this.history = history;
        this.messages = messages;
        this.words = words;
        search.subscribe(this::order);
        sort.subscribe((before, key) -> {
            descending.set(key.usuallyDescending());
            order();
        });
        descending.subscribe(this::order);
        filter.subscribe((before, kind) -> {
            limit.set(kind.usual());
            order();
        });
        limit.subscribe(this::order);
    }

    void refresh(Extremes extremes, long time) {
        now = time;
        boolean others = lab != history.lab();
        if (others) {
            lab = history.lab();
            bySerial.clear();
        }
        for (PhoneHistory phone : history.phones()) {
            others |= !bySerial.containsKey(phone.serial());
            bySerial.computeIfAbsent(phone.serial(), serial -> new TileViewModel(phone, messages, words))
                    .refresh(extremes, now);
        }
        count.set(bySerial.size());
        if (others || now - ordered >= ORDER_MILLIS) {
            order();
        }
    }

    private void order() {
        ordered = now;
        String wanted = search.get().strip().toLowerCase(Locale.ROOT);
        List<TileViewModel> tiles = bySerial.values().stream()
                .filter(tile -> matches(tile, wanted))
                .filter(tile -> filter.get().accepts(tile, limit.get(), now))
                .sorted(sort.get().order(descending.get(), now))
                .toList();
        if (!tiles.equals(shown)) {
            shown.setAll(tiles);
        }
    }

    private static boolean matches(TileViewModel tile, String wanted) {
        return tile.nameProperty().get().toLowerCase(Locale.ROOT).contains(wanted)
                || tile.serial().toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** Shows all phones again. */
    void showAll() {
        search.set("");
        filter.set(TileFilter.ALL);
    }

    Optional<TileViewModel> tile(String serial) {
        return Optional.ofNullable(bySerial.get(serial));
    }

    ObservableList<TileViewModel> shown() {
        return shownView;
    }

    /** Of all phones, also of those that are not shown. */
    ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** Part of a name or serial. */
    StringProperty searchProperty() {
        return search;
    }

    ObjectProperty<SortKey> sortProperty() {
        return sort;
    }

    BooleanProperty descendingProperty() {
        return descending;
    }

    ObjectProperty<TileFilter> filterProperty() {
        return filter;
    }

    /** What the filter compares with, with its unit; "" if it compares with nothing. */
    String limitWords() {
        return filter.get()
                .measure()
                .map(measure -> words.value(measure, limit.get()))
                .orElse("");
    }

    /** What the filter compares with, in the unit of its measure. */
    DoubleProperty limitProperty() {
        return limit;
    }
}
