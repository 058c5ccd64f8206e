package org.phonebank.desktop.telemetry;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.PhoneTelemetry;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.pipeline.generation.StageTime;

/** What one phone has measured. */
public final class PhoneHistory {
    private static final double PERCENT = 100;
    private static final double MICROS_PER_MILLI = 1000;
    private static final long FRESH_MILLIS = 5_000;

    private final Map<Measure, TimeSeries> series = new EnumMap<>(Measure.class);
    private PhoneView phone;
    private @Nullable PhoneTelemetry latest;
    private long heard = Long.MIN_VALUE;

    PhoneHistory(PhoneView phone) {
        this.phone = phone;
        for (Measure measure : Measure.values()) {
            series.put(measure, new TimeSeries());
        }
    }

    void show(PhoneView now) {
        phone = now;
    }

    void take(long time, PhoneTelemetry sample) {
        latest = sample;
        heard = time;
        sample.batteryPercent().ifPresent(percent -> add(Measure.BATTERY, time, percent));
        sample.cpuUtilisation().ifPresent(share -> add(Measure.PROCESSOR, time, share * PERCENT));
        sample.celsius().ifPresent(celsius -> add(Measure.TEMPERATURE, time, celsius));
        sample.power().ifPresent(draw -> add(Measure.POWER, time, draw.watts()));
        long total = phone.memoryTotal();
        if (total > 0) {
            sample.memoryAvailable()
                    .ifPresent(free ->
                            add(Measure.MEMORY, time, PERCENT * Math.max(0, Math.min(1, 1 - (double) free / total))));
        }
    }

    void take(long time, StageTime step) {
        add(Measure.STEP, time, (step.queuedMicros() + step.computeMicros()) / MICROS_PER_MILLI);
    }

    private void add(Measure measure, long time, double value) {
        series(measure).add(time, value);
    }

    public TimeSeries series(Measure measure) {
        // Made for all of them.
        return Objects.requireNonNull(series.get(measure));
    }

    public String serial() {
        return phone.serial();
    }

    public PhoneView phone() {
        return phone;
    }

    public Optional<PhoneTelemetry> latest() {
        return Optional.ofNullable(latest);
    }

    /** Whether the phone was heard in the last seconds. */
    public boolean isHeard(long now) {
        return heard >= now - FRESH_MILLIS;
    }
}
