package org.phonebank.desktop.window.monitor;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.telemetry.Measure;
import org.phonebank.desktop.telemetry.PhoneHistory;
import org.phonebank.desktop.telemetry.TimeSeries;
import org.phonebank.desktop.window.base.LayerWords;
import org.phonebank.desktop.window.base.Messages;

/** One phone at a glance. */
final class TileViewModel {
    /** What a tile draws. */
    static final List<Measure> MEASURES =
            List.of(Measure.BATTERY, Measure.PROCESSOR, Measure.MEMORY, Measure.TEMPERATURE);

    private static final long SMOOTHED_MILLIS = 10_000;

    private final PhoneHistory history;
    private final Messages messages;
    private final MeasureWords words;
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper facts = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<Badge>> badges = new ReadOnlyObjectWrapper<>(List.of());
    private final Map<Measure, String> values = new EnumMap<>(Measure.class);

    TileViewModel(PhoneHistory history, Messages messages, MeasureWords words) {
        this.history = history;
        this.messages = messages;
        this.words = words;
        MEASURES.forEach(measure -> values.put(measure, ""));
    }

    void refresh(Extremes extremes, long now) {
        PhoneView phone = history.phone();
        name.set(phone.name());
        facts.set(facts(phone));
        badges.set(PhoneSigns.of(history, extremes, now));
        // What a phone said before it fell silent is not how it is now.
        boolean heard = history.isHeard(now);
        for (Measure measure : MEASURES) {
            OptionalDouble latest = heard ? history.series(measure).latest() : OptionalDouble.empty();
            values.put(
                    measure,
                    latest.isPresent()
                            ? words.value(measure, latest.getAsDouble())
                            : messages.text("monitor.value.unknown"));
        }
    }

    private String facts(PhoneView phone) {
        String transport = messages.text("transport", phone.transport());
        return phone.shards().isEmpty()
                ? transport
                : messages.text("monitor.facts", transport, new LayerWords(messages).named(phone.shards()));
    }

    String serial() {
        return history.serial();
    }

    ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    /** Transport and layers. */
    ReadOnlyStringProperty factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /** What matters most first. */
    ReadOnlyObjectProperty<List<Badge>> badgesProperty() {
        return badges.getReadOnlyProperty();
    }

    TimeSeries series(Measure measure) {
        return history.series(measure);
    }

    /** The latest value with its unit, for what a tile draws. */
    String value(Measure measure) {
        return values.getOrDefault(measure, "");
    }

    String title(Measure measure) {
        return words.title(measure);
    }

    /** Over the last seconds, so that what is ordered by it does not jump. */
    OptionalDouble smoothed(Measure measure, long now) {
        OptionalDouble mean = history.series(measure).meanSince(now - SMOOTHED_MILLIS);
        return mean.isPresent() ? mean : history.series(measure).latest();
    }

    /** All that the tile shows, as one sentence. */
    String spoken() {
        String measured = MEASURES.stream()
                .map(measure -> messages.text("monitor.spoken.value", title(measure), value(measure)))
                .collect(Collectors.joining(", "));
        String signs = badges.get().stream()
                .map(badge -> messages.text("monitor.badge", badge) + ", ")
                .collect(Collectors.joining());
        return name.get() + ", " + signs + measured;
    }
}
