package org.phonebank.virtual.device;

import java.time.Duration;

/** A battery that empties by the power drawn from it. For one thread at a time. */
final class Battery {
    private static final double FULL_WATTS_IN = 9.0;
    private static final double EMPTY_VOLTS = 3.45;
    private static final double FULL_VOLTS = 4.32;
    private static final double OHMS = 0.12;

    private final double capacityMilliampHours;
    private double chargeMilliampHours;
    private boolean charging;
    private double amps;

    Battery(int capacityMilliampHours, int percent) {
        this.capacityMilliampHours = capacityMilliampHours;
        setPercent(percent);
    }

    final void setPercent(int percent) {
        // Half a percent more than asked: it must not show one less after the first moment of use.
        double level = Math.min(100, percent + 0.5) / 100;
        chargeMilliampHours = capacityMilliampHours * (percent == 0 ? 0 : level);
    }

    void setCharging(boolean newCharging) {
        charging = newCharging;
    }

    /** Lets time pass under a load. */
    void advance(Duration elapsed, double watts) {
        double in = charging && chargeMilliampHours < capacityMilliampHours ? FULL_WATTS_IN : 0;
        double drawn = charging && in == 0 ? 0 : watts;
        amps = (in - drawn) / restVolts();
        double hours = elapsed.toNanos() / 3.6e12;
        chargeMilliampHours = Math.max(0, Math.min(capacityMilliampHours, chargeMilliampHours + amps * 1000 * hours));
    }

    int percent() {
        return (int) Math.floor(100 * chargeMilliampHours / capacityMilliampHours + 1e-9);
    }

    BatteryStatus status() {
        if (!charging) {
            return BatteryStatus.DISCHARGING;
        }
        return chargeMilliampHours >= capacityMilliampHours ? BatteryStatus.FULL : BatteryStatus.CHARGING;
    }

    boolean isCharging() {
        return charging;
    }

    int chargeMicroampHours() {
        return (int) Math.round(chargeMilliampHours * 1000);
    }

    /** Negative while it empties, as Android's convention is. */
    int microamps() {
        return (int) Math.round(amps * 1e6);
    }

    int millivolts() {
        return (int) Math.round((restVolts() + amps * OHMS) * 1000);
    }

    private double restVolts() {
        double level = chargeMilliampHours / capacityMilliampHours;
        return EMPTY_VOLTS + (FULL_VOLTS - EMPTY_VOLTS) * Math.pow(level, 0.8);
    }
}
