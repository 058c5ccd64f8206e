package org.phonebank.desktop.lab;

import java.util.Optional;

/**
 * What a phone draws.
 *
 * <p>A phone on its battery draws what flows out of it: current times voltage, as its kernel tells them. On a charger the
 * battery's current says nothing of the phone, so that the draw is estimated from the load: {@value #RESTING_WATTS} W awake
 * with the screen off, and up to {@value #BUSY_WATTS} W with all processors busy, which is about what a phone without a fan can
 * get rid of for long (Tarkoma, Siekkinen, Lagerspetz and Xiao, "Smartphone Energy Consumption", Cambridge University Press,
 * 2014).
 *
 * @param measured at the battery; else estimated from the load
 */
public record PowerDraw(double watts, boolean measured) {
    static final double RESTING_WATTS = 0.45;
    static final double BUSY_WATTS = 3;

    static Optional<PowerDraw> of(PhoneTelemetry sample) {
        BatteryFlow flow = sample.batteryFlow();
        boolean empties = !sample.charging() && flow.amperes().orElse(0) < 0;
        if (empties && flow.volts().isPresent()) {
            double watts = -flow.amperes().getAsDouble() * flow.volts().getAsDouble();
            return Optional.of(new PowerDraw(watts, true));
        }
        if (sample.cpuUtilisation().isEmpty()) {
            return Optional.empty();
        }
        double load = sample.cpuUtilisation().getAsDouble();
        return Optional.of(new PowerDraw(RESTING_WATTS + load * (BUSY_WATTS - RESTING_WATTS), false));
    }
}
