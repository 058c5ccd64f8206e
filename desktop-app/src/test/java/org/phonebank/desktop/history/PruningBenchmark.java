package org.phonebank.desktop.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long others wait to write while a batch of a million rows goes; not part of the usual tests. */
class PruningBenchmark {
    private static final int ROWS = 1_000_000;
    private static final int ANSWER_CHARACTERS = 300;
    private static final long BETWEEN_WRITES_MILLIS = 20;

    @TempDir
    private Path folder;

    private interface Dropping {
        void drop(Connection connection) throws SQLException, InterruptedException;
    }

    @Test
    void waitingOfOthersWhileALargeBatchGoes() throws Exception {
        measure("in one transaction", connection -> execute(connection, "DELETE FROM batches"));
        measure("some rows at a time", connection -> {
            execute(connection, DroppedBatches.MARK + "1");
            while (DroppedBatches.dropSome(connection)) {
                TimeUnit.MILLISECONDS.sleep(DroppedBatches.PAUSE.toMillis());
            }
        });
    }

    private void measure(String how, Dropping dropping) throws Exception {
        Path file = folder.resolve(how + ".db");
        try (Connection connection = HistoryFile.open(file);
                Connection other = HistoryFile.open(file)) {
            fill(connection);
            execute(other, "PRAGMA busy_timeout = 600000");
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<Duration> longest = CompletableFuture.supplyAsync(() -> longestWrite(other, over));
            long begun = System.nanoTime();
            dropping.drop(connection);
            Duration all = Duration.ofNanos(System.nanoTime() - begun);
            over.set(true);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d ms in all, others waited %d ms at most%n",
                    how,
                    all.toMillis(),
                    longest.get().toMillis());
        }
    }

    private static Duration longestWrite(Connection connection, AtomicBoolean over) {
        long longest = 0;
        try {
            while (!over.get()) {
                long begun = System.nanoTime();
                execute(connection, "INSERT INTO phones VALUES ('P' || random(), '', 0, 0, 0, 0)");
                longest = Math.max(longest, System.nanoTime() - begun);
                TimeUnit.MILLISECONDS.sleep(BETWEEN_WRITES_MILLIS);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Duration.ofNanos(longest);
    }

    private static void fill(Connection connection) throws SQLException {
        execute(
                connection,
                "INSERT INTO batches (digest, input, template, system_prompt, max_tokens, temperature, top_k, top_p,"
                        + " repetition_penalty, seed, model, total, created, changed)"
                        + " VALUES ('', '', '', '', 1, 0, 0, 1, 1, 1, '', " + ROWS + ", 0, 0)");
        execute(
                connection,
                "WITH RECURSIVE one (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM one LIMIT " + ROWS + ")"
                        + " INSERT INTO batch_rows (batch, number, time, answer) SELECT 1, number, number,"
                        + " hex(randomblob(" + ANSWER_CHARACTERS / 2 + ")) FROM one");
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM batch_rows")) {
            assertThat(rows.getInt(1)).isEqualTo(ROWS);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
