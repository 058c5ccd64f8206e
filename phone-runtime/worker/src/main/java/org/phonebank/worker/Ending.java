package org.phonebank.worker;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish that the process ends, which any thread may utter, and how many peers would mind. */
final class Ending {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final long idleNanos;
    private int connections;
    private long idleSince = System.nanoTime();

    /** @param idleMinutes without any connection after which the process ends; 0 for never */
    Ending(int idleMinutes) {
        this.idleNanos = TimeUnit.MINUTES.toNanos(idleMinutes);
    }

    void ask() {
        asked.countDown();
    }

    synchronized void connected() {
        connections++;
    }

    synchronized void disconnected() {
        connections--;
        idleSince = System.nanoTime();
    }

    /** Nanoseconds for which nobody may connect before the process ends. */
    private synchronized long nanosLeft() {
        if (connections > 0 || idleNanos == 0) {
            return Long.MAX_VALUE;
        }
        return idleNanos - (System.nanoTime() - idleSince);
    }

    /** Waits; says why it is time to end. */
    String await() throws InterruptedException {
        for (long left = nanosLeft(); left > 0; left = nanosLeft()) {
            if (asked.await(Math.min(left, TimeUnit.SECONDS.toNanos(30)), TimeUnit.NANOSECONDS)) {
                return "it was asked to";
            }
        }
        return "nobody was connected for " + TimeUnit.NANOSECONDS.toMinutes(idleNanos) + " minutes";
    }
}
