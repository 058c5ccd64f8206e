package org.phonebank.desktop.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Something that is written whole or not at all. */
public interface Transaction {
    /** Writes. */
    void write() throws SQLException;

    /**
     * Waits until nobody else writes, then writes, on a connection that commits each statement. JDBC's own transactions
     * would begin the next one, and keep everybody else from writing, as soon as one has ended.
     */
    static void run(Connection connection, Transaction transaction) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("BEGIN IMMEDIATE");
            boolean written = false;
            try {
                transaction.write();
                statement.executeUpdate("COMMIT");
                written = true;
            } finally {
                if (!written) {
                    statement.executeUpdate("ROLLBACK");
                }
            }
        }
    }
}
