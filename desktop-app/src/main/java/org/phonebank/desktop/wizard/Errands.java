package org.phonebank.desktop.wizard;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.Causes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads for what takes long: another program that is asked, a phone that blinks, adb that starts. */
final class Errands implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

    private final ExecutorService threads;

    Errands(ThreadFactory made) {
        threads = Executors.newCachedThreadPool(made);
    }

    /** Something to do; null where nothing comes of it. */
    interface Errand<T> {
        @Nullable
        T run() throws IOException;
    }

    /** Does it on a thread of its own. */
    <T> CompletableFuture<T> run(Errand<T> errand) {
        return run(threads, errand);
    }

    /** Does it on a thread of the executor; fails if that has ended. */
    static <T> CompletableFuture<T> run(Executor thread, Errand<T> errand) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        try {
            thread.execute(() -> {
                try {
                    outcome.complete(errand.run());
                } catch (IOException | RuntimeException e) {
                    outcome.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            outcome.completeExceptionally(new IOException("The program is about to end.", e));
        }
        return outcome;
    }

    /** Something that is done again and again, but never twice at the same time. For one thread. */
    final class Repeated<T> {
        private final String what;
        private final Executor home;
        private boolean underWay;

        /**
         * Does nothing yet.
         *
         * @param what it is, for the log
         * @param home gets the outcomes; the thread that calls {@link #run}
         */
        Repeated(String what, Executor home) {
            this.what = what;
            this.home = home;
        }

        /** Does it, unless it is being done; an outcome that is none is left out. */
        void run(Errand<T> errand, Consumer<T> then) {
            if (underWay) {
                return;
            }
            underWay = true;
            var unused = Errands.this
                    .run(errand)
                    .whenComplete((outcome, failure) -> home.execute(() -> {
                        underWay = false;
                        if (failure == null) {
                            then.accept(outcome);
                        } else {
                            LOG.debug("{} failed: {}", what, Causes.describe(failure));
                        }
                    }));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
