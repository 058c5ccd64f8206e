package org.phonebank.desktop.window.monitor;

import java.time.Duration;
import org.phonebank.desktop.telemetry.ClusterMeasure;
import org.phonebank.desktop.telemetry.Measure;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Units;

/** Measured values as a person reads them. */
final class MeasureWords {
    private static final double TENTHS_BELOW = 10;

    private final Messages messages;
    private final Units units;

    MeasureWords(Messages messages, Units units) {
        this.messages = messages;
        this.units = units;
    }

    String title(Measure measure) {
        return messages.text("monitor.measure", measure);
    }

    String title(ClusterMeasure measure) {
        return messages.text("monitor.cluster", measure);
    }

    String value(Measure measure, double value) {
        return switch (measure) {
            case BATTERY, PROCESSOR, MEMORY -> percent(value);
            case TEMPERATURE -> units.celsius(value);
            case POWER -> units.watts(value);
            case STEP -> millis(value);
        };
    }

    String value(ClusterMeasure measure, double value) {
        return switch (measure) {
            case SPEED -> units.tokensPerSecond(value);
            case FIRST_TOKEN -> units.duration(Duration.ofMillis(Math.round(value)));
            case POWER -> units.watts(value);
            case LOWEST_BATTERY -> percent(value);
        };
    }

    /** A round value at an axis. */
    String axis(Measure measure, double value) {
        return measure == Measure.POWER ? messages.text("monitor.axis.watts", value) : value(measure, value);
    }

    /** A round value at an axis; that of the speed is a bare number, whose unit stands above it. */
    String axis(ClusterMeasure measure, double value) {
        return switch (measure) {
            case SPEED -> messages.text("monitor.axis.number", value);
            case POWER -> messages.text("monitor.axis.watts", value);
            case FIRST_TOKEN, LOWEST_BATTERY -> value(measure, value);
        };
    }

    private String percent(double value) {
        return units.percent((int) Math.round(value));
    }

    /** Steps of fast phones take a few milliseconds, whose tenths matter. */
    private String millis(double value) {
        return value < TENTHS_BELOW
                ? messages.text("monitor.millis.tenths", value)
                : units.duration(Duration.ofMillis(Math.round(value)));
    }
}
