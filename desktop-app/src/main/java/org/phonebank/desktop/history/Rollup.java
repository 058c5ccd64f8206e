package org.phonebank.desktop.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.phonebank.protocol.v1.TelemetrySample;

/** Gathers a run's samples into minutes. */
final class Rollup {
    static final long MINUTE_SECONDS = 60;
    private static final long MINUTE_MILLIS = 60_000;

    private final Map<Key, Span> spans = new HashMap<>();
    private long minute = Long.MIN_VALUE;

    private record Key(String serial, Metric metric) {}

    /**
     * What a phone told within a minute.
     *
     * @param start milliseconds since the epoch
     */
    record Span(String serial, Metric metric, long start, long samples, double least, double total, double most) {
        private Span with(double value) {
            return new Span(
                    serial, metric, start, samples + 1, Math.min(least, value), total + value, Math.max(most, value));
        }
    }

    /**
     * Takes a sample.
     *
     * @return what is complete, because a new minute has begun
     */
    List<Span> add(long nowMillis, String serial, TelemetrySample sample) {
        long begin = Math.floorDiv(nowMillis, MINUTE_MILLIS) * MINUTE_MILLIS;
        List<Span> complete = begin == minute ? List.of() : drain();
        minute = begin;
        for (Metric metric : Metric.values()) {
            metric.of(sample)
                    .ifPresent(value -> spans.merge(
                            new Key(serial, metric),
                            new Span(serial, metric, begin, 1, value, value, value),
                            (before, added) -> before.with(value)));
        }
        return complete;
    }

    /** What there is of the minute that is not complete. */
    List<Span> drain() {
        List<Span> drained = new ArrayList<>(spans.values());
        spans.clear();
        return drained;
    }
}
