package org.phonebank.pipeline.steward;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.phonebank.protocol.v1.BatteryStatus;
import org.phonebank.protocol.v1.TelemetrySample;

/** What the book knows of one phone. */
final class PhonePage {
    private static final double MICROS_PER_MILLI = 1000;

    private final Smoothed cpu = new Smoothed();
    private final Smoothed memory = new Smoothed();
    private final Smoothed pressure = new Smoothed();
    private final Smoothed milliamps = new Smoothed();
    private final Smoothed celsius = new Smoothed();
    private final Smoothed frequency = new Smoothed();
    private final Smoothed frequencyLimit = new Smoothed();
    private final Smoothed queue = new Smoothed();
    private final Smoothed roundTripNanos = new Smoothed();
    private OptionalLong latestMemory = OptionalLong.empty();
    private OptionalInt batteryPercent = OptionalInt.empty();
    private BatteryStatus batteryStatus = BatteryStatus.BATTERY_STATUS_UNSPECIFIED;
    private OptionalLong heard = OptionalLong.empty();
    private boolean lost;

    synchronized void sample(TelemetrySample sample, long now) {
        heard = OptionalLong.of(now);
        lost = false;
        queue.measure(sample.getQueueDepth(), now);
        batteryStatus = sample.getBatteryStatus();
        if (sample.hasCpuUtilisation()) {
            cpu.measure(sample.getCpuUtilisation(), now);
        }
        if (sample.hasAvailableMemoryBytes()) {
            latestMemory = OptionalLong.of(sample.getAvailableMemoryBytes());
            memory.measure((double) sample.getAvailableMemoryBytes(), now);
        }
        if (sample.hasMemoryPressure()) {
            pressure.measure(sample.getMemoryPressure(), now);
        }
        if (sample.hasBatteryPercent()) {
            batteryPercent = OptionalInt.of(sample.getBatteryPercent());
        }
        if (sample.hasBatteryCurrentMicroamps()) {
            milliamps.measure(sample.getBatteryCurrentMicroamps() / MICROS_PER_MILLI, now);
        }
        if (sample.hasBatteryCelsius()) {
            celsius.measure(sample.getBatteryCelsius(), now);
        }
        if (sample.hasFrequencyRatio()) {
            frequency.measure(sample.getFrequencyRatio(), now);
        }
        if (sample.hasFrequencyLimit()) {
            frequencyLimit.measure(sample.getFrequencyLimit(), now);
        }
    }

    synchronized void roundTrip(Duration time, long now) {
        heard = OptionalLong.of(now);
        roundTripNanos.measure((double) time.toNanos(), now);
    }

    synchronized void ended() {
        lost = true;
    }

    synchronized PhoneVitals vitals(long now) {
        return new PhoneVitals(
                heard.isPresent() ? Optional.of(Duration.ofNanos(now - heard.getAsLong())) : Optional.empty(),
                lost,
                cpu.value(),
                latestMemory.isPresent()
                        ? OptionalLong.of(Math.min(
                                latestMemory.getAsLong(), (long) memory.value().orElse(Double.MAX_VALUE)))
                        : latestMemory,
                pressure.value(),
                batteryPercent,
                batteryStatus,
                milliamps.value(),
                celsius.value(),
                frequency.value(),
                frequencyLimit.value(),
                queue.value(),
                roundTripNanos.value().isPresent()
                        ? Optional.of(
                                Duration.ofNanos((long) roundTripNanos.value().getAsDouble()))
                        : Optional.empty());
    }
}
