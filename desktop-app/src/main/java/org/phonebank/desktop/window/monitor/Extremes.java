package org.phonebank.desktop.window.monitor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.phonebank.desktop.telemetry.Measure;
import org.phonebank.desktop.telemetry.PhoneHistory;

/**
 * Which phones stand out from all others: the hottest, the emptiest and the slowest. One of whom nobody would see the
 * difference does not stand out.
 *
 * @param serials by what they stand out
 */
record Extremes(Map<Badge, String> serials) {
    private static final long SMOOTHED_MILLIS = 10_000;
    private static final double SLOWER_BY = 1.05;

    Extremes {
        serials = Map.copyOf(serials);
    }

    private record Reading(String serial, double value) {}

    static Extremes among(Collection<PhoneHistory> phones, long now) {
        Map<Badge, String> found = new EnumMap<>(Badge.class);
        standsOut(phones, Measure.TEMPERATURE, now, value -> value, other -> other + 1, Badge.HOTTEST, found);
        standsOut(phones, Measure.BATTERY, now, value -> -value, other -> other + 1, Badge.EMPTIEST, found);
        standsOut(phones, Measure.STEP, now, value -> value, other -> other * SLOWER_BY, Badge.SLOWEST, found);
        return new Extremes(found);
    }

    private static void standsOut(
            Collection<PhoneHistory> phones,
            Measure measure,
            long now,
            DoubleUnaryOperator rank,
            DoubleUnaryOperator beyond,
            Badge badge,
            Map<Badge, String> found) {
        List<Reading> readings = new ArrayList<>();
        for (PhoneHistory phone : phones) {
            OptionalDouble value = phone.series(measure).meanSince(now - SMOOTHED_MILLIS);
            if (value.isPresent()) {
                readings.add(new Reading(phone.serial(), rank.applyAsDouble(value.getAsDouble())));
            }
        }
        readings.sort((one, other) -> Double.compare(other.value(), one.value()));
        if (readings.size() > 1
                && readings.get(0).value()
                        >= beyond.applyAsDouble(readings.get(1).value())) {
            found.put(badge, readings.get(0).serial());
        }
    }

    boolean is(Badge badge, String serial) {
        return serial.equals(serials.get(badge));
    }
}
