package org.phonebank.desktop.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.phonebank.desktop.incident.Incident;

/** Reads what was kept, also while others write. For one thread. */
public final class HistoryReader implements AutoCloseable {
    private static final String RUNS = "SELECT id, kind, model, bits, layers, started, seen, ending,"
            + " (SELECT count(*) FROM incidents WHERE run = runs.id),"
            + " (SELECT count(*) FROM answers WHERE run = runs.id),"
            + " (SELECT total(tokens) FROM answers WHERE run = runs.id),"
            + " (SELECT total(total_micros) FROM answers WHERE run = runs.id) FROM runs ";
    private static final long NANOS_PER_MICRO = 1000;

    private final Path file;
    private final Statements statements;

    private HistoryReader(Path file, Connection connection) {
        this.file = file;
        this.statements = new Statements(connection);
    }

    /** Empty if nothing was kept yet. */
    public static Optional<HistoryReader> open(Path file) throws HistoryException {
        return Files.exists(file) ? Optional.of(new HistoryReader(file, HistoryFile.open(file))) : Optional.empty();
    }

    /** The latest runs, newest first. */
    public List<PastRun> runs(int most) throws HistoryException {
        return query(RUNS + "ORDER BY id DESC LIMIT ?1", this::run, most);
    }

    /** The latest runs that a phone took part in, newest first. */
    public List<PastRun> runsWith(String serial, int most) throws HistoryException {
        return query(
                RUNS + "WHERE id IN (SELECT run FROM run_phones WHERE serial = ?1) ORDER BY id DESC LIMIT ?2",
                this::run,
                serial,
                most);
    }

    public Optional<PastRun> run(long id) throws HistoryException {
        return query(RUNS + "WHERE id = ?1", this::run, id).stream().findFirst();
    }

    /** Whether another process that is still there has a run that has not ended. */
    public boolean othersRun() throws HistoryException {
        RunProcess mine = RunProcess.current();
        return query(
                        "SELECT DISTINCT pid, process_started FROM runs WHERE ended IS NULL",
                        row -> new RunProcess(row.getLong(1), row.getLong(2)))
                .stream()
                .anyMatch(process -> process.pid() != mine.pid() && process.isAlive());
    }

    /** The latest incidents of a run, oldest first. */
    public List<Incident> incidents(long run, int most) throws HistoryException {
        return query(
                "SELECT number, time, severity, sentence, settled, run, phrase FROM (SELECT * FROM incidents WHERE run = ?1"
                        + " ORDER BY number DESC LIMIT ?2) ORDER BY number",
                this::incident,
                run,
                most);
    }

    /** The latest incidents of all runs before a time, newest first. */
    public List<Incident> incidentsBefore(Instant time, int most) throws HistoryException {
        return query(
                "SELECT number, time, severity, sentence, settled, run, phrase FROM incidents WHERE time < ?1"
                        + " ORDER BY time DESC, number DESC LIMIT ?2",
                this::incident,
                time.toEpochMilli(),
                most);
    }

    /** The latest incidents of a run that are about a phone, oldest first. */
    public List<Incident> incidentsWith(long run, String serial, int most) throws HistoryException {
        return query(
                "SELECT number, time, severity, sentence, settled, run, phrase FROM (SELECT incidents.* FROM incidents"
                        + " JOIN incident_phones USING (run, number) WHERE run = ?1 AND serial = ?2"
                        + " ORDER BY number DESC LIMIT ?3) ORDER BY number",
                this::incident,
                run,
                serial,
                most);
    }

    /** The latest answers of a run, oldest first. */
    public List<AnswerFigures> answers(long run, int most) throws HistoryException {
        return query(
                "SELECT time, prompt_tokens, tokens, first_token_micros, total_micros, stop_reason FROM (SELECT * FROM"
                        + " answers WHERE run = ?1 ORDER BY id DESC LIMIT ?2) ORDER BY id",
                row -> new AnswerFigures(
                        Instant.ofEpochMilli(row.getLong(1)),
                        row.getInt(2),
                        row.getInt(3),
                        micros(row.getLong(4)),
                        micros(row.getLong(5)),
                        row.getString(6)),
                run,
                most);
    }

    /** A phone's telemetry in all runs, oldest first: by the minute if it is recent, else by the hour. */
    public List<TelemetrySpan> telemetry(String serial, Metric metric, Instant from, Instant to)
            throws HistoryException {
        return query(
                "SELECT start, seconds, samples, least, total, most FROM telemetry WHERE serial = ?1 AND metric = ?2"
                        + " AND start >= ?3 AND start < ?4 ORDER BY start, run",
                HistoryReader::span,
                serial,
                metric.name(),
                from.toEpochMilli(),
                to.toEpochMilli());
    }

    /** A phone's telemetry in one run, each metric in one piece; without those that it never told. */
    public Map<Metric, TelemetrySpan> summary(long run, String serial) throws HistoryException {
        Map<Metric, TelemetrySpan> summary = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            query(
                            "SELECT min(start), (max(start + seconds * 1000) - min(start)) / 1000, sum(samples),"
                                    + " min(least), sum(total), max(most) FROM telemetry"
                                    + " WHERE run = ?1 AND serial = ?2 AND metric = ?3 HAVING count(*) > 0",
                            HistoryReader::span,
                            run,
                            serial,
                            metric.name())
                    .forEach(span -> summary.put(metric, span));
        }
        return summary;
    }

    @Override
    public void close() throws HistoryException {
        try {
            statements.connection().close();
        } catch (SQLException e) {
            throw HistoryFile.failure(file, e);
        }
    }

    private PastRun run(ResultSet row) throws SQLException {
        long id = row.getLong(1);
        String ending = row.getString(8);
        return new PastRun(
                id,
                new RunInfo(row.getString(2), row.getString(3), row.getInt(4), row.getInt(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                Instant.ofEpochMilli(row.getLong(7)),
                Optional.ofNullable(ending).map(Ending::valueOf),
                statements.query(
                        "SELECT serial, name FROM run_phones WHERE run = ?1 ORDER BY serial",
                        phone -> new PastPhone(phone.getString(1), phone.getString(2)),
                        id),
                new PastAnswers(row.getInt(10), row.getLong(11), micros(row.getLong(12))),
                row.getInt(9));
    }

    private Incident incident(ResultSet row) throws SQLException {
        long number = row.getLong(1);
        Set<String> serials = new HashSet<>(statements.query(
                "SELECT serial FROM incident_phones WHERE run = ?1 AND number = ?2",
                phone -> phone.getString(1),
                row.getLong(6),
                number));
        return new Incident(
                number,
                Instant.ofEpochMilli(row.getLong(2)),
                Incident.Severity.valueOf(row.getString(3)),
                serials,
                PhraseJson.read(row.getString(7), row.getString(4)),
                row.getBoolean(5));
    }

    private static TelemetrySpan span(ResultSet row) throws SQLException {
        long samples = row.getLong(3);
        return new TelemetrySpan(
                Instant.ofEpochMilli(row.getLong(1)),
                Duration.ofSeconds(row.getLong(2)),
                samples,
                row.getDouble(4),
                row.getDouble(5) / samples,
                row.getDouble(6));
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(micros * NANOS_PER_MICRO);
    }

    private <T> List<T> query(String sql, Statements.RowReader<T> reader, Object... arguments) throws HistoryException {
        try {
            return statements.query(sql, reader, arguments);
        } catch (SQLException e) {
            throw HistoryFile.failure(file, e);
        }
    }
}
