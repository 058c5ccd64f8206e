package org.phonebank.desktop.window.monitor;

import java.time.ZoneId;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.phonebank.desktop.telemetry.Samples;
import org.phonebank.desktop.telemetry.TimeSeries;
import org.phonebank.desktop.window.base.Messages;

/** One value over time. */
final class ChartViewModel {
    /** No moment is pointed at. */
    static final long NOWHERE = Long.MIN_VALUE;

    private static final double NEAR = 0.02;
    private static final double NEAR_MILLIS = 1_000;

    private final Kind kind;
    private final Supplier<TimeSeries> series;
    private final Messages messages;
    private final ZoneId zone;
    private final LongProperty cursor;
    private final ReadOnlyObjectWrapper<TimeWindow> window;
    private final ReadOnlyObjectWrapper<List<Mark>> marks = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper value = new ReadOnlyStringWrapper("");

    /**
     * What is drawn and how.
     *
     * @param name for file names and style classes, such as "battery"
     * @param words a value with its unit
     * @param axisWords a round value, as short as can be
     * @param dots whether values are moments of their own, which no line joins
     */
    record Kind(
            String name,
            String title,
            Scale scale,
            DoubleFunction<String> words,
            DoubleFunction<String> axisWords,
            boolean dots) {}

    /**
     * Makes one.
     *
     * @param series that is drawn; another one when another lab begins
     * @param cursor the moment that a person points at in any of the charts, or {@link #NOWHERE}
     */
    ChartViewModel(
            Kind kind,
            Supplier<TimeSeries> series,
            TimeWindow window,
            LongProperty cursor,
            Messages messages,
            ZoneId zone) {
        this.kind = kind;
        this.series = series;
        this.window = new ReadOnlyObjectWrapper<>(window);
        this.cursor = cursor;
        this.messages = messages;
        this.zone = zone;
    }

    void refresh(TimeWindow now, List<Mark> happened) {
        marks.set(happened.stream().filter(mark -> now.contains(mark.time())).toList());
        // Last, as it has the chart drawn.
        window.set(now);
        describe();
    }

    /** Says the latest value, or the one at the moment that is pointed at. */
    void describe() {
        TimeSeries drawn = series.get();
        if (cursor.get() != NOWHERE) {
            value.set(valueAt(drawn, cursor.get()));
        } else if (drawn.latestTime() < window.get().from()) {
            value.set(messages.text("monitor.value.unknown"));
        } else {
            value.set(kind.words().apply(drawn.latest().orElse(0)));
        }
    }

    private String valueAt(TimeSeries drawn, long time) {
        TimeWindow shown = window.get();
        String clock = TimeTicks.clock(time, zone);
        Samples samples = drawn.between(shown.from(), shown.to());
        int nearest = samples.nearest(time);
        boolean near = nearest >= 0 && Math.abs(samples.time(nearest) - time) <= near() * shown.millis();
        return messages.text(
                "monitor.value.at",
                clock,
                near ? kind.words().apply(samples.mean(nearest)) : messages.text("monitor.value.unknown"));
    }

    /** How far from a value one may point to have it told, as a share of the chart's width. */
    double near() {
        return NEAR + NEAR_MILLIS / window.get().millis();
    }

    /** What happened near the moment that is pointed at; "" for nothing. */
    String eventAtCursor() {
        TimeWindow shown = window.get();
        String nearest = "";
        double least = NEAR * shown.millis();
        for (Mark mark : marks.get()) {
            double distance = cursor.get() == NOWHERE ? Double.MAX_VALUE : Math.abs(mark.time() - cursor.get());
            if (distance <= least) {
                least = distance;
                nearest = messages.text(
                        "monitor.event.at", TimeTicks.clock(mark.time(), zone), messages.say(mark.telling()));
            }
        }
        return nearest;
    }

    /** Moves the moment that is pointed at by a share of the chart's width. */
    void moveCursor(double share) {
        TimeWindow shown = window.get();
        long from = shown.contains(cursor.get()) ? cursor.get() : shown.to();
        long moved = from + Math.round(share * shown.millis());
        cursor.set(Math.max(shown.from(), Math.min(shown.to() - 1, moved)));
    }

    void point(double position) {
        cursor.set(window.get().timeAt(Math.max(0, Math.min(1, position))));
    }

    void pointNowhere() {
        cursor.set(NOWHERE);
    }

    Kind kind() {
        return kind;
    }

    TimeSeries series() {
        return series.get();
    }

    ZoneId zone() {
        return zone;
    }

    /** Set anew whenever there may be something new to draw. */
    ReadOnlyObjectProperty<TimeWindow> windowProperty() {
        return window.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Mark>> marksProperty() {
        return marks.getReadOnlyProperty();
    }

    ReadOnlyLongProperty cursorProperty() {
        return cursor;
    }

    /** The latest value, or the one that is pointed at, with its time. */
    ReadOnlyStringProperty valueProperty() {
        return value.getReadOnlyProperty();
    }
}
