package org.phonebank.partitioner.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.failure.ModelPackageException;

/** Does many pieces of work on all cores; stops all of them at the first failure or when cancelled. */
final class ParallelWork {
    private final BooleanSupplier cancelled;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    ParallelWork(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    /** What a thread does with a piece of work. */
    interface Worker<T> {
        void work(T piece) throws IOException, ModelPackageException;
    }

    /**
     * Runs until every piece is done.
     *
     * @param newWorker makes a worker for one thread, which may keep buffers between pieces
     * @throws CancellationException if cancelled, or the calling thread was interrupted
     */
    <T> void run(List<T> pieces, Supplier<Worker<T>> newWorker) throws IOException, ModelPackageException {
        AtomicInteger next = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        int count = Math.min(Runtime.getRuntime().availableProcessors(), pieces.size());
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> drain(pieces, next, newWorker), "partitioner-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        joinAll(threads);
        rethrow(failure.get());
        requireNotCancelled();
    }

    @SuppressWarnings("PMD.AvoidCatchingThrowable") // handed to the caller's thread, which throws it
    private <T> void drain(List<T> pieces, AtomicInteger next, Supplier<Worker<T>> newWorker) {
        try {
            Worker<T> worker = newWorker.get();
            for (int i = next.getAndIncrement(); i < pieces.size(); i = next.getAndIncrement()) {
                if (failure.get() != null) {
                    return;
                }
                requireNotCancelled();
                worker.work(pieces.get(i));
            }
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
    }

    private void requireNotCancelled() {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("Partitioning was cancelled.");
        }
    }

    private void joinAll(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    failure.compareAndSet(null, new CancellationException("Partitioning was interrupted."));
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException, ModelPackageException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof ModelPackageException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }
}
