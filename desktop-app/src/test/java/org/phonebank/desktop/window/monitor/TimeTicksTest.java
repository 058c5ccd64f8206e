package org.phonebank.desktop.window.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimeTicksTest {
    private static final long NINE = Instant.parse("2026-03-02T09:00:20Z").toEpochMilli();

    @Test
    void aMinuteIsDividedByQuartersOfAMinute() {
        assertThat(TimeTicks.of(new TimeWindow(NINE - 60_000, NINE), ZoneOffset.UTC, 4))
                .extracting(TimeTicks.Tick::words)
                .containsExactly("08:59:30", "08:59:45", "09:00:00", "09:00:15");
    }

    @Test
    void hoursAreRoundOnTheClockOfTheWall() {
        ZoneId india = ZoneId.of("Asia/Kolkata");

        assertThat(TimeTicks.of(new TimeWindow(NINE - 6 * 3_600_000, NINE), india, 3))
                .extracting(TimeTicks.Tick::words)
                .containsExactly("10:00", "12:00", "14:00");
    }

    @Test
    void aMonthIsDividedByDays() {
        assertThat(TimeTicks.of(new TimeWindow(NINE - 30L * 86_400_000, NINE), ZoneOffset.UTC, 4))
                .hasSizeBetween(3, 5);
    }
}
