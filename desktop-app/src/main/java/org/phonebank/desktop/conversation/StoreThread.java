package org.phonebank.desktop.conversation;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.conversation.ConversationException.Reason;
import org.phonebank.desktop.conversation.Unwritten.Waiting;
import org.phonebank.desktop.history.HistoryException;
import org.phonebank.desktop.history.HistoryFile;
import org.phonebank.desktop.history.Transaction;
import org.phonebank.pipeline.phrase.Phrase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;

/** Does one thing after the other with the history's file, which it opens when the first one is to be done. Any thread may call. */
final class StoreThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreThread.class);
    private static final Duration LAST_WRITES = Duration.ofSeconds(10);
    /** So long a file is waited for that was locked the time before. */
    private static final int IMPATIENCE_MILLIS = 100;

    /** So long what was deleted can be taken back. */
    private static final Duration REGRET = Duration.ofDays(1);

    private final Path file;
    private final InstantSource clock;
    private final StoreListener listener;
    private final ExecutorService thread;

    // Of the thread alone.
    private @Nullable Connection connection;
    private Optional<Phrase> told = Optional.empty();
    private final Unwritten unwritten = new Unwritten();
    private boolean locked;
    private int patience;

    interface Read<T extends @Nullable Object> {
        T from(ChatRows rows) throws SQLException, IOException;
    }

    interface Write {
        void to(ChatRows rows) throws SQLException;
    }

    /** @param thread does everything, one thing at a time, and ends with this */
    StoreThread(Path file, InstantSource clock, StoreListener listener, ExecutorService thread) {
        this.thread = thread;
        this.file = file;
        this.clock = clock;
        this.listener = listener;
    }

    /** Reads, after writing what waits if it can be; fails with a {@link HistoryException}, or with what the reading throws. */
    <T extends @Nullable Object> CompletableFuture<T> read(Read<T> read) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        try {
            thread.execute(() -> attempt(read, outcome));
        } catch (RejectedExecutionException e) {
            outcome.completeExceptionally(new ConversationException(Reason.CLOSED, e));
        }
        return outcome;
    }

    private <T extends @Nullable Object> void attempt(Read<T> read, CompletableFuture<T> outcome) {
        try {
            Connection open = connected();
            writeAgain();
            outcome.complete(read.from(new ChatRows(open)));
        } catch (SQLException e) {
            outcome.completeExceptionally(HistoryFile.failure(file, e));
        } catch (IOException | RuntimeException e) {
            outcome.completeExceptionally(e);
        }
    }

    /**
     * Writes all of it or nothing. A failure is told, and tried again before whatever is done next; meanwhile what is
     * written of the same conversation waits behind it, since it may hang on it.
     */
    void write(long chat, Write write) {
        write(chat, Unwritten.NO_ROW, write);
    }

    /**
     * As {@link #write(long, Write)}, for one row as it is now: takes the place of what waits to be written of it.
     *
     * @param row the conversation itself or a message of it
     */
    void write(long chat, long row, Write write) {
        try {
            thread.execute(() -> writeNow(new Waiting(chat, row, write)));
        } catch (RejectedExecutionException e) {
            LOG.warn("Something was to be written after the conversations were closed.", e);
        }
    }

    private void writeNow(Waiting next) {
        if (!writeAgain() || unwritten.holdsUp(next.chat())) {
            unwritten.add(next);
            return;
        }
        Optional<HistoryException> failure = attempt(next.write());
        failure.ifPresent(this::tell);
        if (failure.isPresent() && Setback.of(failure.get()) != Setback.FOR_GOOD) {
            unwritten.add(next);
        }
    }

    /**
     * Tries what waits, the conversations one after the other in their order, but nothing behind what fails.
     *
     * @return false if nothing can be written now
     */
    private boolean writeAgain() {
        if (unwritten.isEmpty()) {
            return true;
        }
        Set<Long> stuck = new HashSet<>();
        for (Iterator<Waiting> left = unwritten.iterator(); left.hasNext(); ) {
            Waiting next = left.next();
            if (stuck.contains(next.chat())) {
                continue;
            }
            Optional<HistoryException> failure = attempt(next.write());
            if (failure.isEmpty()) {
                left.remove();
                continue;
            }
            switch (Setback.of(failure.get())) {
                case FOR_GOOD -> {
                    left.remove();
                    unwritten.lose();
                    tell(failure.get());
                }
                case OF_ONE -> stuck.add(next.chat());
                case LOCKED, OF_ALL -> {
                    tell(failure.get());
                    return false;
                }
            }
        }
        if (unwritten.isEmpty() && unwritten.wasComplete()) {
            listener.mended();
        }
        return true;
    }

    private Optional<HistoryException> attempt(Write write) {
        try {
            Connection open = connected();
            open.unwrap(SQLiteConnection.class).setBusyTimeout(locked ? IMPATIENCE_MILLIS : patience);
            Transaction.run(open, () -> write.to(new ChatRows(open)));
            told = Optional.empty();
            locked = false;
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(setback(HistoryFile.failure(file, e)));
        } catch (HistoryException e) {
            return Optional.of(setback(e));
        }
    }

    private HistoryException setback(HistoryException failure) {
        locked = Setback.of(failure) == Setback.LOCKED;
        return failure;
    }

    /** The same thing is not told again as long as nothing can be written. */
    private void tell(HistoryException failure) {
        LOG.warn("Something of a conversation was not kept.", failure);
        Optional<Phrase> now = Optional.of(failure.problem());
        if (!now.equals(told)) {
            told = now;
            listener.failed(failure.problem());
        }
    }

    private Connection connected() throws HistoryException, SQLException {
        Connection open = connection;
        if (open == null) {
            open = HistoryFile.open(file);
            connection = open;
            patience = open.unwrap(SQLiteConnection.class).getBusyTimeout();
            new ChatRows(open).purge(clock.instant().minus(REGRET));
        }
        return open;
    }

    /** Does what waits, for a few seconds at most. */
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        thread.execute(this::disconnect);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_WRITES.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The last words of the conversations could not be written within {}.", LAST_WRITES);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void disconnect() {
        locked = false;
        writeAgain();
        if (!unwritten.isEmpty()) {
            LOG.warn("{} changes of conversations could not be written.", unwritten.size());
        }
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.warn("The conversations could not be closed in good order.", e);
        }
    }
}
