package org.phonebank.desktop.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Ctrl+C. The JVM runs a hook while the main thread still works: the hook asks what runs to stop, and then waits for the
 * main thread to have released everything. Thread-safe.
 */
public final class Interruption implements BooleanSupplier {
    private static final long RELEASE_SECONDS = 20;

    private final List<Runnable> actions = new ArrayList<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private boolean interrupted;

    /** From now on an interrupt of the process is one of this object. */
    public void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "interruption"));
    }

    /** Whether work should stop. */
    @Override
    public synchronized boolean getAsBoolean() {
        return interrupted;
    }

    /** Runs an action when the interrupt comes, or at once if it came already. */
    public void onInterrupt(Runnable action) {
        synchronized (this) {
            if (!interrupted) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    /** Tells everything that registered to stop. */
    public void interrupt() {
        List<Runnable> due;
        synchronized (this) {
            interrupted = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    /** The main thread has released everything; the process may end. */
    public void finish() {
        finished.countDown();
    }

    private void stopAndWait() {
        if (finished.getCount() == 0) {
            return;
        }
        interrupt();
        try {
            finished.await(RELEASE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
