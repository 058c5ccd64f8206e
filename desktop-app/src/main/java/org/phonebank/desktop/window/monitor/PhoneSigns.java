package org.phonebank.desktop.window.monitor;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.desktop.lab.PhoneTelemetry;
import org.phonebank.desktop.telemetry.PhoneHistory;

/** Finds what is to be said of a phone. */
final class PhoneSigns {
    static final int LOW_BATTERY_PERCENT = 20;
    static final double HOT_CELSIUS = 42;

    private PhoneSigns() {}

    /** In the order of their weight. */
    static List<Badge> of(PhoneHistory phone, Extremes extremes, long now) {
        PhoneTelemetry latest = phone.latest().orElse(null);
        if (latest == null) {
            return List.of(Badge.WAITING);
        }
        if (!phone.isHeard(now)) {
            return List.of(Badge.SILENT);
        }
        List<Badge> badges = new ArrayList<>();
        if (!latest.charging() && latest.batteryPercent().orElse(100) < LOW_BATTERY_PERCENT) {
            badges.add(Badge.LOW_BATTERY);
        }
        if (latest.celsius().orElse(0) >= HOT_CELSIUS) {
            badges.add(Badge.HOT);
        }
        if (latest.strain().throttled()) {
            badges.add(Badge.HELD_BACK);
        }
        if (latest.strain().shortOfMemory()) {
            badges.add(Badge.SHORT_OF_MEMORY);
        }
        for (Badge extreme : List.of(Badge.HOTTEST, Badge.EMPTIEST, Badge.SLOWEST)) {
            if (extremes.is(extreme, phone.serial())) {
                badges.add(extreme);
            }
        }
        return badges;
    }
}
