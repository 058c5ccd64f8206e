package org.phonebank.provisioner;

import java.time.Duration;

/** Time as the provisioner sees it; tests make it pass at once. */
interface Pause {
    /** Waits, and leaves the thread's interrupt flag for the caller when woken early. */
    void pause(Duration duration) throws InterruptedException;

    /** Nanoseconds from an arbitrary start. */
    long nanoTime();

    Pause REAL = new Pause() {
        @Override
        public void pause(Duration duration) throws InterruptedException {
            Thread.sleep(duration.toMillis());
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }
    };
}
