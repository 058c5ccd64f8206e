package org.phonebank.desktop.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Ends runs whose process is gone. */
final class BrokenRuns {
    private BrokenRuns() {}

    static void end(Connection connection) throws SQLException {
        List<Long> broken = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet open =
                        statement.executeQuery("SELECT id, pid, process_started FROM runs WHERE ended IS NULL")) {
            while (open.next()) {
                if (!new RunProcess(open.getLong(2), open.getLong(3)).isAlive()) {
                    broken.add(open.getLong(1));
                }
            }
        }
        try (PreparedStatement end =
                connection.prepareStatement("UPDATE runs SET ended = seen, ending = ? WHERE id = ?")) {
            for (long run : broken) {
                end.setString(1, Ending.BROKEN_OFF.name());
                end.setLong(2, run);
                end.executeUpdate();
            }
        }
    }
}
