package org.phonebank.desktop.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Keeps the file small: old telemetry becomes coarser and goes, then runs go with all that belongs to them, and batches that
 * nobody can go on with are marked as {@link DroppedBatches}.
 */
final class Pruning {
    /** Of telemetry rows that meet. */
    static final String MERGE = "samples = samples + excluded.samples, least = min(least, excluded.least),"
            + " total = total + excluded.total, most = max(most, excluded.most)";

    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

    private Pruning() {}

    /**
     * How much is kept.
     *
     * @param minutes telemetry by the minute; then it is kept by the hour
     * @param hours telemetry by the hour
     * @param runs the latest ones
     * @param age of a run, and of a batch since it last went on
     * @param incidents the latest ones of each run
     * @param answers the latest ones of each run
     */
    record Limits(Duration minutes, Duration hours, int runs, Duration age, int incidents, int answers) {
        static final Limits USUAL =
                new Limits(Duration.ofDays(3), Duration.ofDays(180), 1000, KeepTime.YEAR.time(), 5000, 10_000);

        Limits keeping(KeepTime age) {
            return new Limits(minutes, hours, runs, age.time(), incidents, answers);
        }
    }

    /** Prunes; to be called in a transaction. Runs that go on stay. */
    static void prune(Connection connection, long now, Limits limits) throws SQLException {
        Statements statements = new Statements(connection);
        long minutesSince = now - limits.minutes().toMillis();
        statements.update(
                "INSERT INTO telemetry (run, serial, metric, seconds, start, samples, least, total, most)"
                        + " SELECT run, serial, metric, 3600, start / ?1 * ?1 AS hour,"
                        + " sum(samples), min(least), sum(total), max(most)"
                        + " FROM telemetry WHERE seconds = 60 AND start < ?2 GROUP BY run, serial, metric, hour"
                        + " ON CONFLICT DO UPDATE SET " + MERGE,
                HOUR_MILLIS,
                minutesSince);
        statements.update("DELETE FROM telemetry WHERE seconds = 60 AND start < ?1", minutesSince);
        statements.update(
                "DELETE FROM telemetry WHERE start < ?1", now - limits.hours().toMillis());
        statements.update(
                "DELETE FROM runs WHERE ended IS NOT NULL AND (started < ?1"
                        + " OR id NOT IN (SELECT id FROM runs ORDER BY id DESC LIMIT ?2))",
                now - limits.age().toMillis(),
                limits.runs());
        statements.update(
                "DELETE FROM incidents WHERE number <="
                        + " (SELECT max(number) FROM incidents AS latest WHERE latest.run = incidents.run) - ?1",
                limits.incidents());
        statements.update(
                "DELETE FROM answers WHERE id IN (SELECT id FROM"
                        + " (SELECT id, row_number() OVER (PARTITION BY run ORDER BY id DESC) AS place FROM answers)"
                        + " WHERE place > ?1)",
                limits.answers());
        statements.update(
                DroppedBatches.MARK + "changed < ?1 AND NOT dropped AND pid IS NULL AND results IS NOT NULL"
                        + " AND total = (SELECT count(*) FROM batch_rows WHERE batch = batches.id)",
                now - limits.age().toMillis());
        statements.update("DELETE FROM phones WHERE serial NOT IN (SELECT serial FROM run_phones)");
    }
}
