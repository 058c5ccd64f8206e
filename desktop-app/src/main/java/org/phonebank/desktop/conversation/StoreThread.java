package org.phonebank.desktop.conversation;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.conversation.ConversationException.Reason;
import org.phonebank.desktop.history.HistoryException;
import org.phonebank.desktop.history.HistoryFile;
import org.phonebank.desktop.history.Transaction;
import org.phonebank.pipeline.phrase.Phrase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Does one thing after the other with the history's file, which it opens when the first one is to be done. Any thread may call. */
final class StoreThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreThread.class);
    private static final Duration LAST_WRITES = Duration.ofSeconds(10);
    /** Some may be long answers. */
    private static final int MOST_UNWRITTEN = 1000;

    /** So long what was deleted can be taken back. */
    private static final Duration REGRET = Duration.ofDays(1);

    private final Path file;
    private final InstantSource clock;
    private final Consumer<Phrase> trouble;
    private final ExecutorService thread;

    // Of the thread alone.
    private @Nullable Connection connection;
    private Optional<Phrase> told = Optional.empty();
    private final Deque<Waiting> unwritten = new ArrayDeque<>();

    interface Read<T extends @Nullable Object> {
        T from(ChatRows rows) throws SQLException, IOException;
    }

    interface Write {
        void to(ChatRows rows) throws SQLException;
    }

    private record Waiting(long chat, Write write) {}

    /** @param thread does everything, one thing at a time, and ends with this */
    StoreThread(Path file, InstantSource clock, Consumer<Phrase> trouble, ExecutorService thread) {
        this.thread = thread;
        this.file = file;
        this.clock = clock;
        this.trouble = trouble;
    }

    /** Fails with a {@link HistoryException}, or with what the reading throws. */
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
            outcome.complete(read.from(new ChatRows(connected())));
        } catch (SQLException e) {
            outcome.completeExceptionally(HistoryFile.failure(file, e));
        } catch (IOException | RuntimeException e) {
            outcome.completeExceptionally(e);
        }
    }

    /**
     * Writes all of it or nothing. A failure is told, and tried again before each write that follows; meanwhile what is
     * written of the same conversation waits behind it, since it may hang on it.
     */
    void write(long chat, Write write) {
        try {
            thread.execute(() -> {
                writeAgain();
                writeNow(new Waiting(chat, write));
            });
        } catch (RejectedExecutionException e) {
            LOG.warn("Something was to be written after the conversations were closed.", e);
        }
    }

    private void writeNow(Waiting next) {
        boolean behind = unwritten.stream().anyMatch(before -> before.chat() == next.chat());
        Optional<HistoryException> failure = behind ? Optional.empty() : attempt(next.write());
        failure.ifPresent(this::tell);
        if (behind || failure.filter(StoreThread::isWorthAnotherTry).isPresent()) {
            if (unwritten.size() < MOST_UNWRITTEN) {
                unwritten.addLast(next);
            } else {
                LOG.warn("Too much of the conversations waits to be written; the newest is lost.");
            }
        }
    }

    /** What hangs on something that is not there will not be written later either. */
    private static boolean isWorthAnotherTry(HistoryException failure) {
        return !(failure.getCause() instanceof SQLiteException cause
                && cause.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_FOREIGNKEY);
    }

    /** The conversations one after the other in their order, but nothing behind what fails. */
    private void writeAgain() {
        Set<Long> stuck = new HashSet<>();
        for (Iterator<Waiting> left = unwritten.iterator(); left.hasNext(); ) {
            Waiting next = left.next();
            if (stuck.contains(next.chat())) {
                continue;
            }
            Optional<HistoryException> failure = attempt(next.write());
            if (failure.filter(StoreThread::isWorthAnotherTry).isEmpty()) {
                left.remove();
            } else {
                stuck.add(next.chat());
            }
        }
    }

    private Optional<HistoryException> attempt(Write write) {
        try {
            Connection open = connected();
            Transaction.run(open, () -> write.to(new ChatRows(open)));
            told = Optional.empty();
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(HistoryFile.failure(file, e));
        } catch (HistoryException e) {
            return Optional.of(e);
        }
    }

    /** The same thing is not told again as long as nothing can be written. */
    private void tell(HistoryException failure) {
        LOG.warn("Something of a conversation was not kept.", failure);
        Optional<Phrase> now = Optional.of(failure.problem());
        if (!now.equals(told)) {
            told = now;
            trouble.accept(failure.problem());
        }
    }

    private Connection connected() throws HistoryException, SQLException {
        Connection open = connection;
        if (open == null) {
            open = HistoryFile.open(file);
            connection = open;
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
        writeAgain();
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.warn("The conversations could not be closed in good order.", e);
        }
    }
}
