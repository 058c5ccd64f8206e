package org.phonebank.desktop.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Batches that are to go. One may have a million rows, and whoever else writes waits for a transaction to end: so a batch is
 * only marked at first, and from then on nobody finds it. Its rows go some at a time, and it goes with the last of them;
 * what is left when a process ends goes after the next pruning.
 */
public final class DroppedBatches {
    /** Marks the batches of which the condition that follows holds; the same task can begin anew at once. */
    public static final String MARK = "UPDATE batches SET dropped = 1, digest = 'dropped ' || id WHERE ";

    /** Others who wait only look every now and then whether they can write; so long there is nothing in their way. */
    public static final Duration PAUSE = Duration.ofMillis(30);

    private static final int ROWS_AT_ONCE = 2_000;

    private DroppedBatches() {}

    /**
     * Takes some rows away, in a transaction of its own.
     *
     * @return whether there are more; who goes on waits {@link #PAUSE} first, so that others can write
     */
    public static boolean dropSome(Connection connection) throws SQLException {
        Statements statements = new Statements(connection);
        if (statements
                .query("SELECT 1 FROM batches WHERE dropped LIMIT 1", row -> 1)
                .isEmpty()) {
            return false;
        }
        Transaction.run(connection, () -> {
            int dropped = statements.update(
                    "DELETE FROM batch_rows WHERE rowid IN (SELECT rowid FROM batch_rows"
                            + " WHERE batch IN (SELECT id FROM batches WHERE dropped) LIMIT ?1)",
                    ROWS_AT_ONCE);
            if (dropped < ROWS_AT_ONCE) {
                statements.update("DELETE FROM batches WHERE dropped");
            }
        });
        return true;
    }
}
