package org.phonebank.desktop.lab;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.phonebank.pipeline.placement.BenchPhone;
import org.phonebank.protocol.v1.TelemetrySample;

/** What phones draw while they compute and while they wait, as of late. For any thread. */
final class Power {
    private static final double BUSY = 0.5;
    private static final double GAIN = 0.1;

    private final Map<String, Drawn> phones = new ConcurrentHashMap<>();

    private record Drawn(OptionalDouble busy, OptionalDouble idle) {
        static final Drawn NOTHING = new Drawn(OptionalDouble.empty(), OptionalDouble.empty());

        Drawn with(double watts, boolean computes) {
            return computes ? new Drawn(near(busy, watts), idle) : new Drawn(busy, near(idle, watts));
        }

        private static OptionalDouble near(OptionalDouble before, double watts) {
            return OptionalDouble.of(
                    before.isEmpty() ? watts : before.getAsDouble() + GAIN * (watts - before.getAsDouble()));
        }
    }

    void sample(String serial, TelemetrySample sample) {
        PhoneTelemetry told = PhoneTelemetry.of(sample);
        boolean computes = told.queueDepth() > 0 || told.cpuUtilisation().orElse(0) > BUSY;
        told.power()
                .ifPresent(power -> phones.merge(
                        serial,
                        Drawn.NOTHING.with(power.watts(), computes),
                        (before, first) -> before.with(power.watts(), computes)));
    }

    /** The same phone with what is known of its power. */
    BenchPhone tell(BenchPhone phone) {
        Drawn drawn = phones.getOrDefault(phone.serial(), Drawn.NOTHING);
        return phone.withPower(drawn.busy(), drawn.idle());
    }
}
