package org.phonebank.desktop.lab;

import java.util.OptionalDouble;
import org.phonebank.protocol.v1.TelemetrySample;

/**
 * What flows into or out of a phone's battery.
 *
 * @param amperes into the battery; negative while it is being emptied
 */
public record BatteryFlow(OptionalDouble volts, OptionalDouble amperes) {
    /** The phone does not tell. */
    public static final BatteryFlow UNKNOWN = new BatteryFlow(OptionalDouble.empty(), OptionalDouble.empty());

    private static final double MICRO = 1e-6;
    /** More than any phone's battery has, even of two cells in a row. */
    private static final double MOST_VOLTS = 12;

    private static final double MOST_AMPERES = 20;

    static BatteryFlow of(TelemetrySample sample) {
        double volts = sample.getBatteryVoltageMicrovolts() * MICRO;
        double amperes = sample.getBatteryCurrentMicroamps() * MICRO;
        boolean told = sample.hasBatteryVoltageMicrovolts() && volts > 0 && volts <= MOST_VOLTS;
        boolean flows = sample.hasBatteryCurrentMicroamps() && Math.abs(amperes) <= MOST_AMPERES;
        return new BatteryFlow(
                told ? OptionalDouble.of(volts) : OptionalDouble.empty(),
                flows ? OptionalDouble.of(amperes) : OptionalDouble.empty());
    }
}
