package org.phonebank.desktop.keeping;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keeper's thread. What fails in it is logged, and the loop goes on. */
final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final long PATIENCE_SECONDS = 5;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread keeper = new Thread(task, "keeper");
        keeper.setDaemon(true);
        return keeper;
    });

    /** For any thread; does nothing once the loop is closed. */
    void post(Runnable event) {
        try {
            thread.execute(() -> run(event));
        } catch (RejectedExecutionException e) {
            LOG.debug("The lab is not kept any more.", e);
        }
    }

    void later(Duration delay, Runnable event) {
        try {
            Future<?> unused = thread.schedule(() -> run(event), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The lab is not kept any more.", e);
        }
    }

    void every(Duration interval, Runnable event) {
        long millis = interval.toMillis();
        Future<?> unused = thread.scheduleWithFixedDelay(() -> run(event), millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The keeper does not end; it ends with this program.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException | Error e) {
            LOG.error("Keeping the lab failed at one point in a way that was not foreseen.", e);
        }
    }
}
