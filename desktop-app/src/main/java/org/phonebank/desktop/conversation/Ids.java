package org.phonebank.desktop.conversation;

import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers that grow with time, also when the clock is set back, and that no two windows give. Any thread may call. */
final class Ids {
    /** Below the milliseconds, by chance: so that two windows do not give the same number. */
    private static final int CHANCE_BITS = 20;

    /** What is higher is damaged: counting on from there would soon have no more numbers. */
    private static final long HIGHEST = Long.MAX_VALUE - (1L << 40);

    private final InstantSource clock;
    private final AtomicLong last = new AtomicLong();

    Ids(InstantSource clock) {
        this.clock = clock;
    }

    long next() {
        long millis = clock.instant().toEpochMilli();
        long fresh = (millis << CHANCE_BITS) | ThreadLocalRandom.current().nextLong(1L << CHANCE_BITS);
        return last.updateAndGet(before -> Math.max(before + 1, fresh));
    }

    /** This number was given before: all that come are higher. */
    void goBeyond(long id) {
        if (id <= HIGHEST) {
            last.accumulateAndGet(id, Math::max);
        }
    }
}
