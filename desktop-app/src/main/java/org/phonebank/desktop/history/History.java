package org.phonebank.desktop.history;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what happens. Any thread may call; nothing here waits for the disk but {@link #close}. If the file cannot be
 * used, that is told once and what cannot be kept is left out: a lab goes on without its history.
 */
public final class History implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    private static final int MOST_WAITING = 4096;
    private static final Duration LAST_WRITES = Duration.ofSeconds(10);

    private final BlockingQueue<HistoryWriter.Write> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Set<Run> runs = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean full = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Supplier<Instant> clock;
    private final Thread writer;

    private History(Path file, Supplier<Instant> clock, Consumer<String> trouble) {
        this.clock = clock;
        this.writer = new Thread(new HistoryWriter(file, queue, clock, trouble), "history");
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Begins to keep what happens in this file, which is made if it is not there.
     *
     * @param trouble gets one sentence, once, if something cannot be kept; called on the thread that writes
     */
    public static History open(Path file, Consumer<String> trouble) {
        return open(file, Instant::now, trouble);
    }

    static History open(Path file, Supplier<Instant> clock, Consumer<String> trouble) {
        return new History(file, clock, trouble);
    }

    /** A run begins, now. */
    public Run begin(RunInfo info) {
        Run run = new Run(this, new RunRows(info, clock.get().toEpochMilli(), RunProcess.current()));
        runs.add(run);
        return run;
    }

    /** Writes what waits, for a few seconds at most. Runs that are not closed are broken off. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        runs.forEach(run -> run.close(Ending.BROKEN_OFF));
        try {
            long deadline = System.nanoTime() + LAST_WRITES.toNanos();
            boolean ending = !writer.isAlive()
                    || queue.offer(HistoryWriter.Write.END, LAST_WRITES.toNanos(), TimeUnit.NANOSECONDS);
            writer.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            if (!ending || writer.isAlive()) {
                LOG.warn("The last entries of the history could not be written within {}.", LAST_WRITES);
                writer.interrupt();
            }
        } catch (InterruptedException e) {
            writer.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    long now() {
        return clock.get().toEpochMilli();
    }

    void write(HistoryWriter.Write write) {
        if (writer.isAlive() && !queue.offer(write) && full.compareAndSet(false, true)) {
            LOG.warn("The disk is too slow for the history: entries are left out.");
        }
    }

    void ended(Run run) {
        runs.remove(run);
    }
}
