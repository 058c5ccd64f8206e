package org.phonebank.desktop.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.protocol.v1.TelemetrySample;

class PruningTest {
    private static final Instant NOW = Instant.parse("2026-03-10T09:30:00Z");
    private static final Pruning.Limits LIMITS =
            new Pruning.Limits(Duration.ofDays(1), Duration.ofDays(3), 2, Duration.ofDays(30), 2, 2);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("history.db");
    }

    @Test
    void oldTelemetryIsKeptByTheHourAndVeryOldTelemetryGoes() throws Exception {
        Instant old = Instant.parse("2026-03-09T08:10:00Z");
        Instant recent = Instant.parse("2026-03-10T09:10:00Z");
        try (Connection connection = HistoryFile.open(file)) {
            RunRows run = begin(connection, NOW);
            for (Instant time : List.of(old.minus(Duration.ofDays(5)), old, old.plusSeconds(60), recent)) {
                int battery = time.equals(old) ? 40 : 80;
                run.sample(connection, time.toEpochMilli(), "P", sample(battery));
            }
            run.write(connection, (rows, open) -> rows.end(open, NOW.toEpochMilli(), Ending.DONE));
            prune(connection);
            prune(connection);
        }
        try (HistoryReader reader = HistoryReader.open(file).orElseThrow()) {
            assertThat(reader.telemetry("P", Metric.BATTERY, Instant.EPOCH, NOW))
                    .containsExactly(
                            new TelemetrySpan(
                                    Instant.parse("2026-03-09T08:00:00Z"), Duration.ofHours(1), 2, 40, 60, 80),
                            new TelemetrySpan(recent, Duration.ofMinutes(1), 1, 80, 80, 80));
        }
    }

    @Test
    void oldRunsGoWithAllThatBelongsToThemUnlessTheyGoOn() throws Exception {
        try (Connection connection = HistoryFile.open(file)) {
            begin(connection, NOW.minus(Duration.ofDays(40)));
            for (int days : List.of(40, 3, 2, 1)) {
                Instant time = NOW.minus(Duration.ofDays(days));
                RunRows run = begin(connection, time);
                run.write(connection, (rows, open) -> {
                    rows.phone(open, time.toEpochMilli(), new PhoneInfo("P" + days, "Pixel", 0, true));
                    rows.incident(open, time.toEpochMilli(), incident(1));
                    rows.answer(
                            open,
                            time.toEpochMilli(),
                            new AnswerFigures(time, 1, 1, Duration.ZERO, Duration.ZERO, "end"));
                    rows.end(open, time.toEpochMilli(), Ending.DONE);
                });
            }
            prune(connection);
            assertThat(count(connection, "incidents")).isEqualTo(2);
            assertThat(count(connection, "incident_phones")).isEqualTo(2);
            assertThat(count(connection, "answers")).isEqualTo(2);
            assertThat(count(connection, "run_phones")).isEqualTo(2);
            assertThat(count(connection, "phones")).isEqualTo(2);
        }
        try (HistoryReader reader = HistoryReader.open(file).orElseThrow()) {
            assertThat(reader.runs(10)).extracting(PastRun::id).containsExactly(5L, 4L, 1L);
        }
    }

    @Test
    void ofManyIncidentsAndAnswersTheLatestStay() throws Exception {
        try (Connection connection = HistoryFile.open(file)) {
            RunRows run = begin(connection, NOW);
            for (int number = 1; number <= 5; number++) {
                int tokens = number;
                run.write(connection, (rows, open) -> {
                    rows.incident(open, NOW.toEpochMilli(), incident(tokens));
                    rows.answer(
                            open,
                            NOW.toEpochMilli(),
                            new AnswerFigures(NOW, 1, tokens, Duration.ZERO, Duration.ZERO, "end"));
                });
            }
            prune(connection);
        }
        try (HistoryReader reader = HistoryReader.open(file).orElseThrow()) {
            assertThat(reader.incidents(1, 10)).containsExactly(incident(4), incident(5));
            assertThat(reader.answers(1, 10)).extracting(AnswerFigures::tokens).containsExactly(4, 5);
        }
    }

    @Test
    void oldBatchesGoIfAllOfThemIsAnsweredAndWritten() throws Exception {
        long old = NOW.minus(Duration.ofDays(31)).toEpochMilli();
        long recent = NOW.minus(Duration.ofDays(29)).toEpochMilli();
        try (Connection connection = HistoryFile.open(file)) {
            batch(connection, "old", old, "'a.results.csv'", "NULL");
            batch(connection, "recent", recent, "'b.results.csv'", "NULL");
            batch(connection, "unwritten", old, "NULL", "NULL");
            batch(connection, "running", old, "'c.results.csv'", "17");
            batch(connection, "partly", old, "'d.results.csv'", "NULL");
            execute(connection, "DELETE FROM batch_rows WHERE number = 2 AND batch = 5");
            prune(connection);

            assertThat(DroppedBatches.dropSome(connection)).isTrue();

            assertThat(digests(connection)).isEqualTo("partly,recent,running,unwritten");
            assertThat(count(connection, "batch_rows")).isEqualTo(7);
            assertThat(DroppedBatches.dropSome(connection)).isFalse();
        }
    }

    @Test
    void aLargeBatchIsMarkedAndGoesLittleByLittle() throws Exception {
        try (Connection connection = HistoryFile.open(file)) {
            batch(connection, "large", 0, "'a.results.csv'", "NULL");
            batch(connection, "other", NOW.toEpochMilli(), "NULL", "NULL");
            manyRows(connection, 2_500);
            execute(connection, "UPDATE batches SET total = 2502 WHERE digest = 'large'");

            prune(connection);
            prune(connection);
            assertThat(digests(connection)).isEqualTo("dropped 1,other");
            DroppedBatches.dropSome(connection);
            assertThat(digests(connection)).isEqualTo("dropped 1,other");
            assertThat(count(connection, "batch_rows")).isEqualTo(504);
            DroppedBatches.dropSome(connection);
            assertThat(digests(connection)).isEqualTo("other");
            assertThat(count(connection, "batch_rows")).isEqualTo(2);
        }
    }

    @Test
    void whatIsLeftOfABatchThatWasDroppedGoesWhileNothingElseIsWritten() throws Exception {
        try (Connection connection = HistoryFile.open(file)) {
            batch(connection, "half", 0, "'a.results.csv'", "NULL");
            manyRows(connection, 4_500);
            execute(connection, DroppedBatches.MARK + "id = 1");
            DroppedBatches.dropSome(connection);
            try (History history = History.open(file, sentence -> {})) {
                Awaitility.await().until(() -> count(connection, "batches") == 0);
            }
            assertThat(count(connection, "batch_rows")).isZero();
        }
    }

    /** More of the first batch. */
    private static void manyRows(Connection connection, int many) throws SQLException {
        execute(
                connection,
                "WITH RECURSIVE more (number) AS (SELECT 3 UNION ALL SELECT number + 1 FROM more LIMIT " + many + ")"
                        + " INSERT INTO batch_rows (batch, number, time, answer) SELECT 1, number, 0, '' FROM more");
    }

    private static String digests(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var kept = statement.executeQuery(
                        "SELECT group_concat(digest) FROM (SELECT digest FROM batches ORDER BY digest)")) {
            return kept.getString(1);
        }
    }

    /** With two rows. */
    private static void batch(Connection connection, String digest, long changed, String results, String pid)
            throws SQLException {
        execute(
                connection,
                "INSERT INTO batches (digest, input, template, system_prompt, max_tokens, temperature, top_k, top_p,"
                        + " repetition_penalty, seed, model, total, created, changed, results, pid) VALUES ('" + digest
                        + "', 'a.csv', '', '', 1, 0, 0, 1, 1, 1, '', 2, 0, " + changed + ", " + results + ", " + pid
                        + ")");
        execute(
                connection,
                "INSERT INTO batch_rows (batch, number, time, answer) SELECT max(id), 1, 0, '' FROM batches"
                        + " UNION ALL SELECT max(id), 2, 0, '' FROM batches");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static RunRows begin(Connection connection, Instant time) throws SQLException {
        RunRows run = new RunRows(new RunInfo("demo", "sample", 4, 12), time.toEpochMilli(), RunProcess.current());
        run.write(connection, RunRows::begin);
        return run;
    }

    private static void prune(Connection connection) throws SQLException {
        Transaction.run(connection, () -> Pruning.prune(connection, NOW.toEpochMilli(), LIMITS));
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM " + table)) {
            return result.getLong(1);
        }
    }

    private static Incident incident(long id) {
        return new Incident(id, NOW, Incident.Severity.NOTE, Set.of("P"), Phrase.verbatim("Something happened."), true);
    }

    private static TelemetrySample sample(int battery) {
        return TelemetrySample.newBuilder().setBatteryPercent(battery).build();
    }
}
