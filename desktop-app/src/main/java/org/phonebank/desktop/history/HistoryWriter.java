package org.phonebank.desktop.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what is in a queue until its end. One thread runs it; what fails is left out, and told once. */
final class HistoryWriter implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryWriter.class);
    private static final Duration BETWEEN_PRUNING = Duration.ofHours(1);

    private final Path file;
    private final BlockingQueue<Write> queue;
    private final Supplier<Instant> clock;
    private final Consumer<String> trouble;
    private Instant nextPruning = Instant.MIN;
    private boolean dropping;
    private boolean told;

    /** Something to write. */
    interface Write {
        /** The last one: ends the writer. */
        Write END = connection -> {};

        /** Writes in a transaction of its own, which it ends. */
        void apply(Connection connection) throws SQLException;
    }

    HistoryWriter(Path file, BlockingQueue<Write> queue, Supplier<Instant> clock, Consumer<String> trouble) {
        this.file = file;
        this.queue = queue;
        this.clock = clock;
        this.trouble = trouble;
    }

    @Override
    public void run() {
        try (Connection connection = HistoryFile.open(file)) {
            Write write = Write.END;
            do {
                pruneIfDue(connection);
                write = next(connection);
                attempt(connection, write);
            } while (write != Write.END);
        } catch (HistoryException e) {
            tell(e);
        } catch (SQLException e) {
            tell(HistoryFile.failure(file, e));
        } catch (InterruptedException e) {
            LOG.info("The history is no longer written.");
        }
    }

    /** What is to be written next; while nothing is, dropped batches go. */
    private Write next(Connection connection) throws InterruptedException {
        while (dropping) {
            Write next = queue.poll(DroppedBatches.PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            if (next != null) {
                return next;
            }
            dropping = false;
            attempt(connection, open -> dropping = DroppedBatches.dropSome(open));
        }
        return queue.take();
    }

    private void pruneIfDue(Connection connection) {
        Instant now = clock.get();
        if (!now.isBefore(nextPruning)) {
            nextPruning = now.plus(BETWEEN_PRUNING);
            attempt(
                    connection,
                    open -> Transaction.run(
                            open,
                            () -> Pruning.prune(open, now.toEpochMilli(), Pruning.Limits.USUAL.keeping(keepTime()))));
            dropping = true;
        }
    }

    private KeepTime keepTime() {
        try {
            return KeepTime.read(file);
        } catch (IOException | UncheckedIOException e) {
            // Nothing goes before its time because a file cannot be read.
            LOG.warn("How long the history is kept cannot be read; it is kept longest.", e);
            return KeepTime.FIVE_YEARS;
        }
    }

    private void attempt(Connection connection, Write write) {
        try {
            write.apply(connection);
        } catch (SQLException e) {
            tell(HistoryFile.failure(file, e));
        }
    }

    private void tell(HistoryException failure) {
        if (told) {
            LOG.debug("Something was not written to the history.", failure);
        } else {
            told = true;
            LOG.warn("Something was not written to the history.", failure);
            trouble.accept(failure.getMessage());
        }
    }
}
