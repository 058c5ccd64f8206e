package org.phonebank.desktop.batch;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.phonebank.desktop.history.RunProcess;
import org.phonebank.desktop.history.Statements;

/** Which process works on which batch of a history, so that no two do. For one thread. */
final class BatchClaims {
    /** What this process works on; a claim of it that is not here could not be taken back. */
    private static final Set<Claim> OWN = ConcurrentHashMap.newKeySet();

    private final Path history;
    private final Statements statements;

    private record Claim(Path history, long batch) {}

    BatchClaims(Path history, Statements statements) {
        this.history = history.toAbsolutePath().normalize();
        this.statements = statements;
    }

    /**
     * Has this process work on a batch; to be called in a transaction.
     *
     * @return whether nobody works on it already
     */
    boolean take(long batch) throws SQLException {
        if (isTaken(batch)) {
            return false;
        }
        RunProcess self = RunProcess.current();
        OWN.add(new Claim(history, batch));
        return statements.update(
                        "UPDATE batches SET pid = ?1, process_started = ?2 WHERE id = ?3",
                        self.pid(),
                        self.started(),
                        batch)
                > 0;
    }

    void giveBack(long batch) throws SQLException {
        OWN.remove(new Claim(history, batch));
        statements.update("UPDATE batches SET pid = NULL, process_started = NULL WHERE id = ?1", batch);
    }

    boolean isTaken(long batch) throws SQLException {
        List<RunProcess> working = statements.query(
                "SELECT pid, process_started FROM batches WHERE id = ?1 AND pid IS NOT NULL",
                row -> new RunProcess(row.getLong(1), row.getLong(2)),
                batch);
        return working.stream().anyMatch(process -> isTakenBy(process, batch));
    }

    /** Whether the process that is noted at a batch works on it indeed. */
    boolean isTakenBy(RunProcess process, long batch) {
        return process.pid() == RunProcess.current().pid()
                ? OWN.contains(new Claim(history, batch))
                : process.isAlive();
    }
}
