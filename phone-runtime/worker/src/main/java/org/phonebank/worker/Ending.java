package org.phonebank.worker;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish that the process ends, which any thread may utter, and how many peers would mind. */
final class Ending {
    private static final int LOOK_SECONDS = 10;

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

    /** Whether nobody is connected and will have been long enough in so many nanoseconds from now. */
    synchronized boolean isIdleAfter(long nanos) {
        return connections == 0 && idleNanos > 0 && System.nanoTime() - idleSince + nanos >= idleNanos;
    }

    /** Waits; says why it is time to end. */
    String await() throws InterruptedException {
        while (!asked.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
            if (isIdleAfter(0)) {
                return "nobody was connected for " + TimeUnit.NANOSECONDS.toMinutes(idleNanos) + " minutes";
            }
        }
        return "it was asked to";
    }
}
