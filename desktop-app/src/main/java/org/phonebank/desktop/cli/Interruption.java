package org.phonebank.desktop.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl+C. It stops one piece of work if somebody asked for that with {@link #stoppingOnly}, and the process otherwise. The JVM runs a hook while the main thread still works: the hook asks what runs to stop, and then waits for the
 * main thread to have released everything. Thread-safe.
 */
public final class Interruption implements BooleanSupplier {
    private static final long RELEASE_SECONDS = 35;

    private final Runnable end;
    private final List<Runnable> actions = new ArrayList<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private boolean interrupted;
    private @Nullable Runnable pieceOfWork;

    public Interruption() {
        // The hook then does the rest.
        this(() -> System.exit(ExitCodes.CANCELLED));
    }

    Interruption(Runnable end) {
        this.end = end;
    }

    /** From now on an interrupt of the process is one of this object. */
    public void install() {
        InterruptSignal.handle(this::signalled);
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

    /** The next Ctrl+C runs this action alone, once, until the returned handle is closed; the one after it ends the process. */
    public synchronized Piece stoppingOnly(Runnable stop) {
        pieceOfWork = stop;
        return this::forgetPiece;
    }

    /** A piece of work that can be stopped alone. */
    public interface Piece extends AutoCloseable {
        @Override
        void close();
    }

    /** What Ctrl+C does. */
    void signalled() {
        Runnable stop;
        synchronized (this) {
            stop = pieceOfWork;
            pieceOfWork = null;
        }
        if (stop == null) {
            end.run();
        } else {
            stop.run();
        }
    }

    private synchronized void forgetPiece() {
        pieceOfWork = null;
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
