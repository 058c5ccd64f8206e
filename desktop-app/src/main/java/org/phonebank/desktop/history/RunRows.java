package org.phonebank.desktop.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.protocol.v1.TelemetrySample;

/** Writes what belongs to one run, each piece in a transaction of its own. For the writer's thread. */
final class RunRows {
    private static final long NONE = 0;
    private static final double MICROS_PER_NANO = 1e-3;

    private final RunInfo info;
    private final long started;
    private final RunProcess process;
    private final Rollup rollup = new Rollup();
    private long id = NONE;

    /** Some rows that belong together. */
    interface Rows {
        void write(RunRows run, Connection connection) throws SQLException;
    }

    RunRows(RunInfo info, long started, RunProcess process) {
        this.info = info;
        this.started = started;
        this.process = process;
    }

    /** Writes all of these rows or none. */
    void write(Connection connection, Rows rows) throws SQLException {
        long before = id;
        boolean written = false;
        try {
            Transaction.run(connection, () -> rows.write(this, connection));
            written = true;
        } finally {
            if (!written) {
                id = before;
            }
        }
    }

    void begin(Connection connection) throws SQLException {
        if (id != NONE) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO runs (kind, model, bits, layers, pid, process_started, started, seen)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id")) {
            insert.setString(1, info.kind());
            insert.setString(2, info.model());
            insert.setInt(3, info.bits());
            insert.setInt(4, info.layers());
            insert.setLong(5, process.pid());
            insert.setLong(6, process.started());
            insert.setLong(7, started);
            insert.setLong(8, started);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                id = row.getLong(1);
            }
        }
    }

    void phone(Connection connection, long now, PhoneInfo phone) throws SQLException {
        seen(connection, now);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO phones (serial, name, memory_bytes, is_virtual, first_seen, last_seen) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (serial) DO UPDATE SET name = excluded.name, memory_bytes = excluded.memory_bytes,"
                        + " is_virtual = excluded.is_virtual, last_seen = excluded.last_seen")) {
            insert.setString(1, phone.serial());
            insert.setString(2, phone.name());
            insert.setLong(3, phone.memoryBytes());
            insert.setBoolean(4, phone.virtual());
            insert.setLong(5, now);
            insert.setLong(6, now);
            insert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO run_phones (run, serial, name)"
                + " VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name")) {
            insert.setLong(1, id);
            insert.setString(2, phone.serial());
            insert.setString(3, phone.name());
            insert.executeUpdate();
        }
    }

    void incident(Connection connection, long now, Incident incident) throws SQLException {
        seen(connection, now);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO incidents (run, number, time, severity, sentence, settled, phrase)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO UPDATE SET severity = excluded.severity, sentence = excluded.sentence,"
                        + " settled = excluded.settled, phrase = excluded.phrase")) {
            insert.setLong(1, id);
            insert.setLong(2, incident.id());
            insert.setLong(3, incident.time().toEpochMilli());
            insert.setString(4, incident.severity().name());
            insert.setString(5, incident.sentence());
            insert.setBoolean(6, incident.settled());
            insert.setString(7, PhraseJson.write(incident.telling()));
            insert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO incident_phones (run, number, serial) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            for (String serial : incident.serials()) {
                insert.setLong(1, id);
                insert.setLong(2, incident.id());
                insert.setString(3, serial);
                insert.executeUpdate();
            }
        }
    }

    void answer(Connection connection, long now, AnswerFigures answer) throws SQLException {
        seen(connection, now);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO answers (run, time, prompt_tokens, tokens, first_token_micros, total_micros, stop_reason)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, id);
            insert.setLong(2, answer.time().toEpochMilli());
            insert.setInt(3, answer.promptTokens());
            insert.setInt(4, answer.tokens());
            insert.setLong(5, Math.round(answer.firstToken().toNanos() * MICROS_PER_NANO));
            insert.setLong(6, Math.round(answer.total().toNanos() * MICROS_PER_NANO));
            insert.setString(7, answer.stopReason());
            insert.executeUpdate();
        }
    }

    /** Takes a sample; writes only when a minute is complete. */
    void sample(Connection connection, long now, String serial, TelemetrySample sample) throws SQLException {
        List<Rollup.Span> complete = rollup.add(now, serial, sample);
        if (!complete.isEmpty()) {
            write(connection, (run, open) -> {
                seen(open, now);
                telemetry(open, complete);
            });
        }
    }

    void end(Connection connection, long now, Ending ending) throws SQLException {
        begin(connection);
        telemetry(connection, rollup.drain());
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE runs SET seen = ?, ended = ?, ending = ? WHERE id = ?")) {
            update.setLong(1, now);
            update.setLong(2, now);
            update.setString(3, ending.name());
            update.setLong(4, id);
            update.executeUpdate();
        }
    }

    private void seen(Connection connection, long now) throws SQLException {
        begin(connection);
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE runs SET seen = max(seen, ?) WHERE id = ?")) {
            update.setLong(1, now);
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    private void telemetry(Connection connection, List<Rollup.Span> spans) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO telemetry (run, serial, metric, seconds, start, samples, least, total, most)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                        + Pruning.MERGE)) {
            for (Rollup.Span span : spans) {
                insert.setLong(1, id);
                insert.setString(2, span.serial());
                insert.setString(3, span.metric().name());
                insert.setLong(4, Rollup.MINUTE_SECONDS);
                insert.setLong(5, span.start());
                insert.setLong(6, span.samples());
                insert.setDouble(7, span.least());
                insert.setDouble(8, span.total());
                insert.setDouble(9, span.most());
                insert.executeUpdate();
            }
        }
    }
}
