package org.phonebank.desktop.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.batch.input.InputException;
import org.phonebank.desktop.batch.input.InputFile;
import org.phonebank.desktop.batch.input.Row;
import org.phonebank.desktop.batch.input.RowReader;
import org.phonebank.desktop.history.DroppedBatches;
import org.phonebank.desktop.history.HistoryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads files and runs batches, one at a time, on threads of its own. Any thread may call; all but {@link #close} return at
 * once, and what they give completes on one of those threads.
 */
public final class BatchService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchService.class);
    private static final long END_SECONDS = 15;

    private final Path history;
    private final ExecutorService files = thread("batch-files");
    private final ExecutorService runs = thread("batch");
    private final ExecutorService dropping = thread("batch-dropping");
    private AtomicBoolean reading = new AtomicBoolean();
    private @Nullable BatchRun running;

    /** Keeps batches in the history's file. */
    public BatchService(Path history) {
        this.history = history;
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(work -> new Thread(work, name));
    }

    /** Reads the file at a path; one that is still being read is given up. Fails with an {@link InputException}. */
    public synchronized CompletableFuture<InputFile> read(String file) {
        stopReading();
        AtomicBoolean cancelled = new AtomicBoolean();
        reading = cancelled;
        return asking(() -> InputFile.read(InputFile.pathOf(file), cancelled::get));
    }

    /** Gives up the file that is being read. */
    public synchronized void stopReading() {
        reading.set(true);
    }

    /** The batches that last went on, newest first. */
    public CompletableFuture<List<KeptBatch>> latest(int most) {
        return asking(() -> {
            try (BatchJournal journal = BatchJournal.open(history)) {
                return journal.latest(most);
            }
        });
    }

    /** The rows of a task that got their outcome last, latest first. */
    public CompletableFuture<List<SettledRow>> latestRows(BatchTask task, int most) {
        return asking(() -> {
            try (BatchJournal journal = BatchJournal.open(history)) {
                Optional<KeptBatch> kept = journal.find(task);
                return kept.isEmpty()
                        ? List.of()
                        : withRows(task.input(), journal.latestRows(kept.get().id(), most));
            }
        });
    }

    private static List<SettledRow> withRows(InputFile input, List<Settled> settled) throws InputException {
        Set<Long> numbers = settled.stream().map(Settled::number).collect(Collectors.toSet());
        Map<Long, Row> rows = new HashMap<>();
        try (RowReader reader = input.open()) {
            Optional<Row> row = reader.next();
            while (row.isPresent() && rows.size() < numbers.size()) {
                if (numbers.contains(row.get().number())) {
                    rows.put(row.get().number(), row.get());
                }
                row = reader.next();
            }
        }
        List<SettledRow> together = new ArrayList<>();
        for (Settled each : settled) {
            Row row = rows.get(each.number());
            if (row != null) {
                together.add(new SettledRow(row, each.outcome()));
            }
        }
        return together;
    }

    /** Drops what is kept of a batch; the files of its results stay. Its space is given free in the background. */
    public CompletableFuture<Long> forget(long batch) {
        return asking(() -> {
            try (BatchJournal journal = BatchJournal.open(history)) {
                journal.forget(batch);
            }
            dropForgotten();
            return batch;
        });
    }

    private synchronized void dropForgotten() {
        if (!dropping.isShutdown()) {
            dropping.execute(this::drop);
        }
    }

    private void drop() {
        try (BatchJournal journal = BatchJournal.open(history)) {
            while (journal.dropSome()) {
                TimeUnit.MILLISECONDS.sleep(DroppedBatches.PAUSE.toMillis());
            }
        } catch (HistoryException e) {
            LOG.warn("Some answers of batches that were forgotten go only when the history is pruned.", e);
        } catch (InterruptedException e) {
            LOG.debug("Some answers of batches that were forgotten go when the history is pruned.", e);
        }
    }

    /** Begins a task or goes on with it, as soon as the one before has ended. */
    public synchronized void start(BatchTask task, Answerer answerer, BatchOptions options, BatchListener listener) {
        BatchRun run = new BatchRun(task, history, answerer, options, listener);
        if (!runs.isShutdown()) {
            running = run;
            runs.execute(() -> work(run));
        }
    }

    /** Finishes the rows that are being answered, and asks no more. */
    public synchronized void pause() {
        if (running != null) {
            running.pause();
        }
    }

    /** Stops the rows that are being answered, too. */
    public synchronized void stop() {
        if (running != null) {
            running.stop();
        }
    }

    /** The lab may take a question now. */
    public synchronized void wake() {
        if (running != null) {
            running.wake();
        }
    }

    /** Stops the batch, which can go on another time, and waits a few seconds until what it has is kept. */
    @Override
    public void close() {
        shutdown();
        try {
            if (!runs.awaitTermination(END_SECONDS, TimeUnit.SECONDS)
                    || !files.awaitTermination(END_SECONDS, TimeUnit.SECONDS)
                    || !dropping.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The batch did not end within {} seconds; it goes on from its last answer.", END_SECONDS);
                abandon();
            }
        } catch (InterruptedException e) {
            abandon();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void shutdown() {
        stop();
        stopReading();
        runs.shutdown();
        files.shutdown();
        dropping.shutdownNow();
    }

    private void abandon() {
        runs.shutdownNow();
        files.shutdownNow();
    }

    private void work(BatchRun run) {
        try {
            run.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended(run);
        }
    }

    private synchronized void ended(BatchRun run) {
        if (running == run) {
            running = null;
        }
    }

    private interface Work<T> {
        T work() throws InputException, HistoryException;
    }

    private <T> CompletableFuture<T> asking(Work<T> work) {
        try {
            return CompletableFuture.supplyAsync(() -> done(work), files);
        } catch (RejectedExecutionException e) {
            // Closed: nobody waits for an answer any more.
            return CompletableFuture.failedFuture(new CancellationException());
        }
    }

    private static <T> T done(Work<T> work) {
        try {
            return work.work();
        } catch (InputException | HistoryException e) {
            throw new CompletionException(e);
        }
    }
}
