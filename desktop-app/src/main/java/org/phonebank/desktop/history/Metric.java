package org.phonebank.desktop.history;

import java.util.OptionalDouble;
import org.phonebank.protocol.v1.TelemetrySample;

/** What is kept of a phone's telemetry. The names are in the file: they do not change. */
public enum Metric {
    /** Share of all processors in use, 0 to 1. */
    CPU(0, 1),
    /** Available memory in bytes. */
    MEMORY(0, 1e15),
    /** Charge of the battery in percent, 0 to 100. */
    BATTERY(0, 100),
    /** Degrees Celsius of the battery, else of the hottest thermal zone. */
    TEMPERATURE(-50, 200);

    private final double least;
    private final double most;

    Metric(double least, double most) {
        this.least = least;
        this.most = most;
    }

    /** Empty if the phone does not tell it, or tells what cannot be. */
    OptionalDouble of(TelemetrySample sample) {
        double value = told(sample);
        return value >= least && value <= most ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private double told(TelemetrySample sample) {
        return switch (this) {
            case CPU -> sample.hasCpuUtilisation() ? sample.getCpuUtilisation() : Double.NaN;
            case MEMORY -> sample.hasAvailableMemoryBytes() ? (double) sample.getAvailableMemoryBytes() : Double.NaN;
            case BATTERY -> sample.hasBatteryPercent() ? sample.getBatteryPercent() : Double.NaN;
            case TEMPERATURE -> celsius(sample);
        };
    }

    private static double celsius(TelemetrySample sample) {
        if (sample.hasBatteryCelsius()) {
            return sample.getBatteryCelsius();
        }
        return sample.hasHottestCelsius() ? sample.getHottestCelsius() : Double.NaN;
    }
}
