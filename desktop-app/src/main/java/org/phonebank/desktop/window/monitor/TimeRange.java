package org.phonebank.desktop.window.monitor;

import java.time.Duration;
import java.util.OptionalLong;

/** How much of the past the charts show. */
public enum TimeRange {
    MINUTE(Duration.ofMinutes(1)),
    FIVE_MINUTES(Duration.ofMinutes(5)),
    QUARTER_HOUR(Duration.ofMinutes(15)),
    HOUR(Duration.ofHours(1)),
    /** Since the first phone was heard, but at least a minute. */
    SESSION(Duration.ofMinutes(1));

    private final long millis;

    TimeRange(Duration length) {
        this.millis = length.toMillis();
    }

    /** The span of time up to now. */
    TimeWindow until(long now, OptionalLong began) {
        long first = now - millis;
        return new TimeWindow(this == SESSION ? Math.min(first, began.orElse(first)) : first, now);
    }
}
