package org.phonebank.desktop.batch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.history.DroppedBatches;
import org.phonebank.desktop.history.HistoryException;
import org.phonebank.desktop.history.HistoryFile;
import org.phonebank.desktop.history.PhraseJson;
import org.phonebank.desktop.history.RunProcess;
import org.phonebank.desktop.history.Statements;
import org.phonebank.desktop.history.Transaction;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.pipeline.phrase.Phrase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps batches and the outcomes of their rows in the history's file. For one thread; waits for the disk. */
public final class BatchJournal implements AutoCloseable {
    private static final String LIST = "SELECT id, digest, input, template, system_prompt, max_tokens, temperature,"
            + " top_k, top_p, repetition_penalty, seed, model, total, changed, results, pid, process_started,"
            + " (SELECT count(*) FROM batch_rows WHERE batch = batches.id AND failure IS NULL),"
            + " (SELECT count(*) FROM batch_rows WHERE batch = batches.id AND failure IS NOT NULL), model_id FROM batches ";
    private static final Logger LOG = LoggerFactory.getLogger(BatchJournal.class);
    private static final long NANOS_PER_MICRO = 1000;
    /** An answer took the phones long to compute, so another process may take its time, too. */
    private static final String PATIENCE = "PRAGMA busy_timeout = 60000";

    private static final long NONE = 0;

    private final Path file;
    private final Connection connection;
    private final Statements statements;
    private final BatchClaims claims;

    /** Rows that have an outcome, by their number. */
    record Numbers(BitSet answered, BitSet failed) {}

    private BatchJournal(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
        this.statements = new Statements(connection);
        this.claims = new BatchClaims(file, statements);
    }

    /** Opens the history's file, which is made if it is not there. */
    public static BatchJournal open(Path file) throws HistoryException {
        BatchJournal journal = new BatchJournal(file, HistoryFile.open(file));
        try {
            journal.asking(() -> {
                journal.statements.each(PATIENCE, answer -> {});
                return journal;
            });
            return journal;
        } catch (HistoryException e) {
            journal.close();
            throw e;
        }
    }

    /** The batches that last went on, newest first. */
    public List<KeptBatch> latest(int most) throws HistoryException {
        return asking(() -> batches(LIST + "WHERE NOT dropped ORDER BY changed DESC, id DESC LIMIT ?1", most));
    }

    /** The batch of a task, if it ever began. */
    public Optional<KeptBatch> find(BatchTask task) throws HistoryException {
        return asking(
                () -> batches(
                                LIST + "WHERE digest IN (?1, ?2) ORDER BY digest = ?1 DESC",
                                task.digest(),
                                task.earlierDigest())
                        .stream()
                        .findFirst());
    }

    /**
     * Drops a batch and its answers, which takes up their space until {@link #dropSome}; the files of its results stay. One
     * that runs stays, too.
     */
    public void forget(long batch) throws HistoryException {
        asking(() -> {
            Transaction.run(connection, () -> {
                if (!claims.isTaken(batch)) {
                    statements.update(DroppedBatches.MARK + "id = ?1", batch);
                }
            });
            return batch;
        });
    }

    /** As {@link DroppedBatches#dropSome}. */
    boolean dropSome() throws HistoryException {
        return asking(() -> DroppedBatches.dropSome(connection));
    }

    /**
     * Begins a task or goes on with it; until {@link #release} no other process can.
     *
     * @throws BatchException if another process works on it
     */
    long claim(BatchTask task, Instant now) throws HistoryException, BatchException {
        long claimed = asking(() -> {
            long[] mine = {NONE};
            Transaction.run(connection, () -> {
                long id = begin(task, now);
                if (claims.take(id)) {
                    statements.update(
                            "UPDATE batches SET input = ?1, changed = ?2 WHERE id = ?3",
                            task.input().path().toString(),
                            now.toEpochMilli(),
                            id);
                    mine[0] = id;
                }
            });
            return mine[0];
        });
        if (claimed == NONE) {
            throw new BatchException(
                    BatchException.Reason.IN_USE,
                    null,
                    String.valueOf(task.input().path().getFileName()));
        }
        return claimed;
    }

    /** Nobody works on it any more. */
    void release(long batch, Instant now) throws HistoryException {
        asking(() -> {
            claims.giveBack(batch);
            return statements.update("UPDATE batches SET changed = ?1 WHERE id = ?2", now.toEpochMilli(), batch);
        });
    }

    Numbers numbers(long batch) throws HistoryException {
        return asking(() -> {
            Numbers numbers = new Numbers(new BitSet(), new BitSet());
            statements.each(
                    "SELECT number, failure IS NULL FROM batch_rows WHERE batch = ?1",
                    row -> (row.getBoolean(2) ? numbers.answered() : numbers.failed()).set((int) row.getLong(1)),
                    batch);
            return numbers;
        });
    }

    void keep(long batch, Settled row) throws HistoryException {
        Outcome.@Nullable Answered answer = row.outcome() instanceof Outcome.Answered answered ? answered : null;
        @Nullable Phrase failure = row.outcome() instanceof Outcome.Failed failed ? failed.reason() : null;
        asking(() -> statements.update(
                "INSERT OR REPLACE INTO batch_rows (batch, number, time, answer, failure, prompt_tokens, tokens,"
                        + " first_token_micros, total_micros, tokens_per_second, stop_reason, failure_phrase)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                batch,
                row.number(),
                row.time().toEpochMilli(),
                answer == null ? null : answer.answer(),
                failure == null ? null : failure.english(),
                answer == null ? null : answer.promptTokens(),
                answer == null ? null : answer.tokens(),
                answer == null ? null : answer.firstToken().toNanos() / NANOS_PER_MICRO,
                answer == null ? null : answer.total().toNanos() / NANOS_PER_MICRO,
                answer == null ? null : answer.tokensPerSecond(),
                answer == null ? null : answer.stopReason(),
                failure == null ? null : PhraseJson.write(failure)));
    }

    /** Rows that failed wait again. */
    void forgetFailures(long batch) throws HistoryException {
        asking(() -> statements.update("DELETE FROM batch_rows WHERE batch = ?1 AND failure IS NOT NULL", batch));
    }

    /** The rows from a number on, by their numbers, at most so many. */
    public List<Settled> rows(long batch, long from, int most) throws HistoryException {
        return asking(() -> statements.query(
                "SELECT * FROM batch_rows WHERE batch = ?1 AND number >= ?2 ORDER BY number LIMIT ?3",
                BatchJournal::settled,
                batch,
                from,
                most));
    }

    /** The rows that got their outcome last, newest first; none of a batch that was dropped. */
    public List<Settled> latestRows(long batch, int most) throws HistoryException {
        return asking(() -> statements.query(
                "SELECT * FROM batch_rows WHERE batch = (SELECT id FROM batches WHERE id = ?1 AND NOT dropped)"
                        + " ORDER BY time DESC, number DESC LIMIT ?2",
                BatchJournal::settled,
                batch,
                most));
    }

    /** Where the results were written last, and the digest of what was written. */
    Optional<ResultsFile.Written> results(long batch) throws HistoryException {
        return asking(() -> statements
                .query(
                        "SELECT results, results_digest FROM batches WHERE id = ?1 AND results IS NOT NULL",
                        row -> new ResultsFile.Written(Path.of(row.getString(1)), row.getString(2)),
                        batch)
                .stream()
                .findFirst());
    }

    void wrote(long batch, ResultsFile.Written written) throws HistoryException {
        asking(() -> statements.update(
                "UPDATE batches SET results = ?1, results_digest = ?2 WHERE id = ?3",
                written.file().toString(),
                written.digest(),
                batch));
    }

    @Override
    public void close() throws HistoryException {
        asking(() -> {
            connection.close();
            return file;
        });
    }

    private long begin(BatchTask task, Instant now) throws SQLException {
        ChatSettings settings = task.settings();
        // One of before models had an id is taken to be of the model that it is asked of now.
        statements.update(
                "UPDATE OR IGNORE batches SET digest = ?1, model_id = ?2 WHERE digest = ?3",
                task.digest(),
                task.model().id(),
                task.earlierDigest());
        statements.update(
                "INSERT INTO batches (digest, input, template, system_prompt, max_tokens, temperature, top_k, top_p,"
                        + " repetition_penalty, seed, model, model_id, total, created, changed)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?14)"
                        + " ON CONFLICT DO NOTHING",
                task.digest(),
                task.input().path().toString(),
                task.template().source(),
                task.systemPrompt(),
                settings.maxTokens(),
                settings.temperature(),
                settings.topK(),
                settings.topP(),
                settings.repetitionPenalty(),
                settings.seed(),
                task.model().name(),
                task.model().id(),
                task.input().rows(),
                now.toEpochMilli());
        return statements
                .query("SELECT id FROM batches WHERE digest = ?1", row -> row.getLong(1), task.digest())
                .get(0);
    }

    private List<KeptBatch> batches(String sql, Object... arguments) throws SQLException {
        List<KeptBatch> batches = new ArrayList<>();
        statements.each(sql, row -> addTo(batches, row), arguments);
        return batches;
    }

    /** Also files of other systems come here, and their paths may be none. */
    private void addTo(List<KeptBatch> batches, ResultSet row) throws SQLException {
        try {
            batches.add(batch(row));
        } catch (InvalidPathException e) {
            LOG.warn(
                    "The batch {} in {} is left out: it names a file that this system cannot have.",
                    row.getLong(1),
                    file,
                    e);
        }
    }

    private KeptBatch batch(ResultSet row) throws SQLException {
        String results = row.getString(15);
        long pid = row.getLong(16);
        return new KeptBatch(
                row.getLong(1),
                row.getString(2),
                Path.of(row.getString(3)),
                row.getString(4),
                row.getString(5),
                new ChatSettings(
                        row.getInt(6),
                        row.getDouble(7),
                        row.getInt(8),
                        row.getDouble(9),
                        row.getDouble(10),
                        row.getLong(11)),
                new BatchModel(row.getString(12), row.getString(20)),
                row.getLong(13),
                row.getLong(18),
                row.getLong(19),
                Instant.ofEpochMilli(row.getLong(14)),
                results == null ? null : Path.of(results),
                pid != NONE && claims.isTakenBy(new RunProcess(pid, row.getLong(17)), row.getLong(1)));
    }

    private static Settled settled(ResultSet row) throws SQLException {
        String failure = row.getString("failure");
        return new Settled(
                row.getLong("number"),
                Instant.ofEpochMilli(row.getLong("time")),
                failure == null
                        ? new Outcome.Answered(
                                row.getString("answer"),
                                row.getInt("prompt_tokens"),
                                row.getInt("tokens"),
                                Duration.ofNanos(row.getLong("first_token_micros") * NANOS_PER_MICRO),
                                Duration.ofNanos(row.getLong("total_micros") * NANOS_PER_MICRO),
                                row.getDouble("tokens_per_second"),
                                row.getString("stop_reason"))
                        : new Outcome.Failed(PhraseJson.read(row.getString("failure_phrase"), failure)));
    }

    private interface Work<T> {
        T work() throws SQLException;
    }

    private <T> T asking(Work<T> work) throws HistoryException {
        try {
            return work.work();
        } catch (SQLException e) {
            throw HistoryFile.failure(file, e);
        }
    }
}
