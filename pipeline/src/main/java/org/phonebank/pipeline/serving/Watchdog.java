package org.phonebank.pipeline.serving;

import java.util.function.LongFunction;

/**
 * Wakes up when a replica should have answered. One look is scheduled at a time, for all replicas; a step that is answered
 * in time costs nothing but a comparison. Confined to the turnstile.
 */
final class Watchdog {
    /** Nobody is waited for. */
    static final long NOBODY = Long.MAX_VALUE;

    private final Turnstile turnstile;
    private final ServingRuntime runtime;
    private final LongFunction<Long> look;
    private boolean scheduled;
    private long scheduledFor;
    private boolean closed;

    /** @param look isolates who is overdue at a time in nanoseconds, and gives the nanoseconds until the next look */
    Watchdog(Turnstile turnstile, ServingRuntime runtime, LongFunction<Long> look) {
        this.turnstile = turnstile;
        this.runtime = runtime;
        this.look = look;
    }

    /** An answer is due at this time. */
    void expect(long due) {
        if (!closed && (!scheduled || due - scheduledFor < 0)) {
            scheduled = true;
            scheduledFor = due;
            runtime.schedule(Math.max(0, due - runtime.nanoTime()), () -> turnstile.run(() -> wake(due)));
        }
    }

    void close() {
        closed = true;
    }

    private void wake(long due) {
        if (closed || due != scheduledFor) {
            return;
        }
        scheduled = false;
        long now = runtime.nanoTime();
        long wait = look.apply(now);
        if (wait != NOBODY) {
            expect(now + wait);
        }
    }
}
