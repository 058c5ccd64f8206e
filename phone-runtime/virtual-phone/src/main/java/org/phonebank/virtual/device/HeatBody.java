package org.phonebank.virtual.device;

import java.time.Duration;

/** A part of a phone that warms with the power spent and cools towards what surrounds it: first order. For one thread at a time. */
final class HeatBody {
    private final double celsiusPerWatt;
    private final double seconds;
    private double celsius;

    /** The time constant says in how long it goes two thirds of the way to its final temperature. */
    HeatBody(double celsiusPerWatt, Duration timeConstant, double celsius) {
        this.celsiusPerWatt = celsiusPerWatt;
        this.seconds = timeConstant.toMillis() / 1000.0;
        this.celsius = celsius;
    }

    /**
     * Lets time pass.
     *
     * @param surroundings in degrees Celsius
     */
    void advance(Duration elapsed, double watts, double surroundings) {
        double goal = surroundings + celsiusPerWatt * watts;
        celsius = goal + (celsius - goal) * Math.exp(-elapsed.toNanos() / 1e9 / seconds);
    }

    double celsius() {
        return celsius;
    }

    void set(double newCelsius) {
        celsius = newCelsius;
    }
}
