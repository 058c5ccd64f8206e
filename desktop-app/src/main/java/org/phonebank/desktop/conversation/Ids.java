package org.phonebank.desktop.conversation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers that grow with time, and that no two windows give. Any thread may take one. */
public final class Ids {
    private final InstantSource clock;
    private final AtomicLong last = new AtomicLong();

    public Ids(InstantSource clock) {
        this.clock = clock;
    }

    /** Microseconds since the epoch, or one more than the last one. */
    public long next() {
        Instant now = clock.instant();
        long micros = TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1000;
        return last.updateAndGet(before -> Math.max(before + 1, micros));
    }
}
