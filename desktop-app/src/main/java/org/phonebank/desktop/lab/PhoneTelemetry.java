package org.phonebank.desktop.lab;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.phonebank.protocol.v1.BatteryStatus;
import org.phonebank.protocol.v1.TelemetrySample;

/**
 * One sample of a phone; what a phone does not tell is empty.
 *
 * @param timeMillis since the epoch, on the phone's clock
 * @param cpuUtilisation share of all processors in use, 0 to 1
 * @param memoryAvailable bytes
 * @param batteryPercent 0 to 100
 * @param celsius of the battery, else of the hottest thermal zone
 * @param queueDepth frames that wait or are computed
 */
public record PhoneTelemetry(
        long timeMillis,
        OptionalDouble cpuUtilisation,
        OptionalLong memoryAvailable,
        OptionalInt batteryPercent,
        boolean charging,
        OptionalDouble celsius,
        int queueDepth,
        BatteryFlow batteryFlow,
        Strain strain) {
    private static final int FULL = 100;

    /** A sample of a phone that tells nothing of its battery's current or of what holds it back. */
    public PhoneTelemetry(
            long timeMillis,
            OptionalDouble cpuUtilisation,
            OptionalLong memoryAvailable,
            OptionalInt batteryPercent,
            boolean charging,
            OptionalDouble celsius,
            int queueDepth) {
        this(
                timeMillis,
                cpuUtilisation,
                memoryAvailable,
                batteryPercent,
                charging,
                celsius,
                queueDepth,
                BatteryFlow.UNKNOWN,
                Strain.UNKNOWN);
    }

    /** Values that make no sense are left out: a phone is not to be trusted. */
    static PhoneTelemetry of(TelemetrySample sample) {
        int battery = sample.getBatteryPercent();
        boolean sane = sample.hasBatteryPercent() && battery >= 0 && battery <= FULL;
        return new PhoneTelemetry(
                sample.getTimeMillis(),
                sample.hasCpuUtilisation() && sample.getCpuUtilisation() >= 0
                        ? OptionalDouble.of(Math.min(1, sample.getCpuUtilisation()))
                        : OptionalDouble.empty(),
                sample.hasAvailableMemoryBytes() && sample.getAvailableMemoryBytes() >= 0
                        ? OptionalLong.of(sample.getAvailableMemoryBytes())
                        : OptionalLong.empty(),
                sane ? OptionalInt.of(battery) : OptionalInt.empty(),
                sample.getBatteryStatus() == BatteryStatus.BATTERY_STATUS_CHARGING
                        || sample.getBatteryStatus() == BatteryStatus.BATTERY_STATUS_FULL,
                temperature(sample),
                Math.max(0, sample.getQueueDepth()),
                BatteryFlow.of(sample),
                Strain.of(sample));
    }

    private static OptionalDouble temperature(TelemetrySample sample) {
        if (sample.hasBatteryCelsius() && Float.isFinite(sample.getBatteryCelsius())) {
            return OptionalDouble.of(sample.getBatteryCelsius());
        }
        return sample.hasHottestCelsius() && Float.isFinite(sample.getHottestCelsius())
                ? OptionalDouble.of(sample.getHottestCelsius())
                : OptionalDouble.empty();
    }

    /** What the phone draws now; empty if it tells neither its battery's current nor its load. */
    public Optional<PowerDraw> power() {
        return PowerDraw.of(this);
    }
}
