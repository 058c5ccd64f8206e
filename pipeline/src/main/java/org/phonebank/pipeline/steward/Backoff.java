package org.phonebank.pipeline.steward;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Waits longer each time that the same thing fails, and forgets what has not failed for long. */
final class Backoff {
    private static final long LONGEST = Duration.ofMinutes(10).toNanos();

    private record Wait(long until, long length) {}

    private final long first;
    private final Map<Object, Wait> waits = new HashMap<>();

    Backoff(Duration first) {
        this.first = first.toNanos();
    }

    void failed(Object key, long now) {
        Wait before = waits.get(key);
        long length = before == null ? first : Math.min(LONGEST, 2 * before.length());
        waits.put(key, new Wait(now + length, length));
    }

    boolean waits(Object key, long now) {
        waits.values().removeIf(wait -> now - wait.until() > LONGEST);
        Wait wait = waits.get(key);
        return wait != null && wait.until() - now > 0;
    }

    boolean knows(Object key) {
        return waits.containsKey(key);
    }
}
