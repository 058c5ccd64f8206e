package org.phonebank.desktop.keeping;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread for each phone that does what is asked in order. Confined to the keeper's thread, but for {@link #close}. */
final class Crew implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
    private static final long PATIENCE_SECONDS = 5;

    private final Map<String, ExecutorService> lanes = new HashMap<>();
    private boolean closed;

    /** What is done on a phone's thread. */
    interface Job {
        void run() throws InterruptedException;
    }

    synchronized void run(String serial, Job job) {
        if (!closed) {
            lanes.computeIfAbsent(serial, Crew::lane).execute(() -> {
                try {
                    job.run();
                } catch (InterruptedException e) {
                    LOG.debug("Work on {} was given up.", serial, e);
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    /** Interrupts what is done on a phone and drops what waits; what is asked next does not wait for its end. */
    synchronized void abandon(String serial) {
        ExecutorService lane = lanes.remove(serial);
        if (lane != null) {
            lane.shutdownNow();
        }
    }

    /** Interrupts everything and waits for its end. */
    @Override
    public void close() {
        Map<String, ExecutorService> ending;
        synchronized (this) {
            closed = true;
            ending = Map.copyOf(lanes);
            lanes.clear();
        }
        ending.values().forEach(ExecutorService::shutdownNow);
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (Map.Entry<String, ExecutorService> lane : ending.entrySet()) {
            try {
                if (!interrupted
                        && !lane.getValue().awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    LOG.warn("Work on {} does not end; it ends with this program.", lane.getKey());
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static ExecutorService lane(String serial) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "keep-" + serial);
            thread.setDaemon(true);
            return thread;
        });
    }
}
