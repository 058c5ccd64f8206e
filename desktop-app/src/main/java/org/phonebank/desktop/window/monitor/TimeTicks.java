package org.phonebank.desktop.window.monitor;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round moments in a span of time, on the clock of the wall. */
final class TimeTicks {
    private static final long[] STEPS_SECONDS = {
        5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400
    };
    private static final long MILLIS = 1000;
    private static final long MINUTE_SECONDS = 60;
    private static final DateTimeFormatter WITH_SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter WITHOUT = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private static final DateTimeFormatter FOR_FILES = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private TimeTicks() {}

    /** One moment; the words are those of a clock. */
    record Tick(long time, String words) {}

    /** At most so many. */
    static List<Tick> of(TimeWindow window, ZoneId zone, int most) {
        long step = step(window, most) * MILLIS;
        long offset =
                zone.getRules().getOffset(Instant.ofEpochMilli(window.to())).getTotalSeconds() * MILLIS;
        DateTimeFormatter format = step < MINUTE_SECONDS * MILLIS ? WITH_SECONDS : WITHOUT;
        List<Tick> ticks = new ArrayList<>();
        long first = Math.floorDiv(window.from() + offset + step - 1, step) * step - offset;
        for (long time = first; time < window.to(); time += step) {
            ticks.add(new Tick(time, format.format(Instant.ofEpochMilli(time).atZone(zone))));
        }
        return ticks;
    }

    static String clock(long time, ZoneId zone) {
        return WITH_SECONDS.format(Instant.ofEpochMilli(time).atZone(zone));
    }

    /** Sorts by time, and any file may be called so. */
    static String forFile(long time, ZoneId zone) {
        return FOR_FILES.format(Instant.ofEpochMilli(time).atZone(zone));
    }

    private static long step(TimeWindow window, int most) {
        double seconds = (double) window.millis() / MILLIS / Math.max(1, most);
        for (long step : STEPS_SECONDS) {
            if (step >= seconds) {
                return step;
            }
        }
        long day = STEPS_SECONDS[STEPS_SECONDS.length - 1];
        return (long) Math.ceil(seconds / day) * day;
    }
}
