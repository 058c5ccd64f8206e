package org.phonebank.pipeline.steward;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.phonebank.protocol.v1.BatteryStatus;

/**
 * How a phone was of late. What a phone does not tell is empty; what changes from sample to sample is smoothed.
 *
 * @param silence since it was last heard; empty if it never was
 * @param lost whether its telemetry ended and has not begun again
 * @param cpu share of its processors in use, 0 to 1
 * @param availableMemoryBytes the lower of the latest and the smoothed value
 * @param memoryPressure share of time in which something waited for memory, 0 to 1
 * @param batteryPercent latest, 0 to 100
 * @param batteryMilliamps negative while the battery is being emptied
 * @param celsius of the battery
 * @param frequencyRatio current over highest processor frequency, 0 to 1
 * @param frequencyLimit allowed over highest processor frequency, 0 to 1
 * @param queueDepth frames that wait or are computed
 * @param roundTrip of its link, without computing
 */
public record PhoneVitals(
        Optional<Duration> silence,
        boolean lost,
        OptionalDouble cpu,
        OptionalLong availableMemoryBytes,
        OptionalDouble memoryPressure,
        OptionalInt batteryPercent,
        BatteryStatus batteryStatus,
        OptionalDouble batteryMilliamps,
        OptionalDouble celsius,
        OptionalDouble frequencyRatio,
        OptionalDouble frequencyLimit,
        OptionalDouble queueDepth,
        Optional<Duration> roundTrip) {
    private static final double BUSY = 0.5;
    private static final double SLOWED = 0.7;
    private static final double HELD_BACK = 0.95;

    /** Nothing is known. */
    public static final PhoneVitals UNKNOWN = new PhoneVitals(
            Optional.empty(),
            false,
            OptionalDouble.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            BatteryStatus.BATTERY_STATUS_UNSPECIFIED,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty());

    /** Whether its processor may not run as fast as it can, or does not although it has much to do. */
    public boolean throttled() {
        return frequencyLimit.orElse(1) < HELD_BACK || (frequencyRatio.orElse(1) < SLOWED && cpu.orElse(0) > BUSY);
    }

    /** Whether its battery is being emptied: by its status, or by its current if a charger gives too little. */
    public boolean discharging() {
        return batteryStatus == BatteryStatus.BATTERY_STATUS_DISCHARGING
                || (batteryStatus != BatteryStatus.BATTERY_STATUS_FULL && batteryMilliamps.orElse(0) < 0);
    }
}
