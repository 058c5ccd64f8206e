package org.phonebank.desktop.window.settings;

import java.util.function.ToDoubleFunction;
import org.phonebank.pipeline.steward.EnergyPolicy;

/** A value of the energy policy as a person sets it. */
public enum PolicyField {
    DRAIN_BELOW_PERCENT(Group.BATTERY, Unit.PERCENT, 0, 100, 5, EnergyPolicy::drainBelowPercent),
    RESUME_ABOVE_PERCENT(Group.BATTERY, Unit.PERCENT, 0, 100, 5, EnergyPolicy::resumeAbovePercent),
    STOP_BELOW_PERCENT(Group.BATTERY, Unit.PERCENT, 0, 100, 5, EnergyPolicy::stopBelowPercent),
    DRAIN_ABOVE_CELSIUS(Group.HEAT, Unit.CELSIUS, 0, 70, 1, EnergyPolicy::drainAboveCelsius),
    RESUME_BELOW_CELSIUS(Group.HEAT, Unit.CELSIUS, 0, 70, 1, EnergyPolicy::resumeBelowCelsius),
    STOP_ABOVE_CELSIUS(Group.HEAT, Unit.CELSIUS, 0, 70, 1, EnergyPolicy::stopAboveCelsius),
    SILENT_AFTER_SECONDS(Group.SILENCE, Unit.SECONDS, 0.1, 3600, 1, EnergyPolicy::silentAfterSeconds),
    STALE_AFTER_SECONDS(Group.SILENCE, Unit.SECONDS, 0.1, 3600, 0.5, EnergyPolicy::staleAfterSeconds),
    DISCHARGING_WEIGHT(Group.WEIGHTS, Unit.TIMES, 1, 100, 0.25, EnergyPolicy::dischargingWeight),
    WARM_WEIGHT(Group.WEIGHTS, Unit.TIMES, 1, 100, 0.25, EnergyPolicy::warmWeight),
    THROTTLED_WEIGHT(Group.WEIGHTS, Unit.TIMES, 1, 100, 0.25, EnergyPolicy::throttledWeight),
    MEMORY_PRESSURE_WEIGHT(Group.WEIGHTS, Unit.TIMES, 1, 100, 0.25, EnergyPolicy::memoryPressureWeight),
    STALE_WEIGHT(Group.WEIGHTS, Unit.TIMES, 1, 100, 0.25, EnergyPolicy::staleWeight);

    /** What belongs together. */
    public enum Group {
        BATTERY,
        HEAT,
        SILENCE,
        WEIGHTS
    }

    /** What it is counted in. */
    public enum Unit {
        PERCENT,
        CELSIUS,
        SECONDS,
        TIMES
    }

    private final Group group;
    private final Unit unit;
    private final double least;
    private final double most;
    private final double step;

    @SuppressWarnings("ImmutableEnumChecker") // Each is a method of the policy.
    private final ToDoubleFunction<EnergyPolicy> value;

    PolicyField(Group group, Unit unit, double least, double most, double step, ToDoubleFunction<EnergyPolicy> value) {
        this.group = group;
        this.unit = unit;
        this.least = least;
        this.most = most;
        this.step = step;
        this.value = value;
    }

    public Group group() {
        return group;
    }

    public Unit unit() {
        return unit;
    }

    public double least() {
        return least;
    }

    public double most() {
        return most;
    }

    public double step() {
        return step;
    }

    /** Whole numbers only. */
    public boolean whole() {
        return group == Group.BATTERY;
    }

    double of(EnergyPolicy policy) {
        return value.applyAsDouble(policy);
    }
}
