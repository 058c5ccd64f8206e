package org.phonebank.desktop.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables, as the steps that led to them: a file goes through those that it has not seen. Steps that were in a release
 * are never changed; what comes new is a step of its own.
 */
final class Schema {
    private static final List<List<String>> STEPS = List.of(
            RunTables.STEP,
            ChatTables.STEP,
            BatchTables.STEP,
            BatchTables.MODEL_STEP,
            RunTables.PHRASE_STEP,
            BatchTables.DROP_STEP,
            ChatTables.LEFT_OUT_STEP,
            BatchTables.PHRASE_STEP);

    private Schema() {}

    /** The version that this program reads and writes. */
    static int version() {
        return STEPS.size();
    }

    static int versionOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            return result.getInt(1);
        }
    }

    /** Takes the file through the steps that it lacks; to be called in a transaction that nobody else can write beside. */
    static void complete(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int step = versionOf(connection); step < STEPS.size(); step++) {
                for (String sql : STEPS.get(step)) {
                    statement.executeUpdate(sql);
                }
                statement.executeUpdate("PRAGMA user_version = " + (step + 1));
            }
        }
    }
}
