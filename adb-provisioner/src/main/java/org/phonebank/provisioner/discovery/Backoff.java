package org.phonebank.provisioner.discovery;

import java.time.Duration;

/** Pauses that double, from shortest to longest. Any thread may use it. */
final class Backoff {
    private final Duration shortest;
    private final Duration longest;
    private Duration next;

    Backoff(Duration shortest, Duration longest) {
        this.shortest = shortest;
        this.longest = longest;
        this.next = shortest;
    }

    synchronized long nextMillis() {
        Duration pause = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) > 0 ? longest : doubled;
        return pause.toMillis();
    }

    synchronized void reset() {
        next = shortest;
    }
}
