package org.phonebank.desktop.history;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.history.HistoryException.Reason;
import org.phonebank.pipeline.security.OwnerOnly;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Opens the file so that other processes can use it at the same time, and nobody else can read it. */
public final class HistoryFile {
    /** So long one process waits while another one writes. */
    private static final int PATIENCE_MILLIS = 5_000;

    private static final int PAGE_BYTES = 4096;
    /** Many times what is pruned, with millions of answers of batches; this keeps a mistake from filling the disk. */
    private static final long MOST_BYTES = 16L << 30;

    /** Of an error's code; the other bits say more about the same error. */
    private static final int PRIMARY = 0xff;

    private HistoryFile() {}

    /** A connection that commits each statement unless told otherwise; the file has all tables, and runs of dead processes are ended. */
    public static Connection open(Path file) throws HistoryException {
        try {
            create(file);
            Connection connection = configuration().createConnection("jdbc:sqlite:" + file.toUri());
            try {
                prepare(file, connection);
                return connection;
            } catch (SQLException | HistoryException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failure(file, e);
        } catch (HistoryException e) {
            throw e;
        } catch (IOException e) {
            throw new HistoryException(Reason.NOT_MADE, e, file.toString(), Causes.cause(e));
        }
    }

    /** What went wrong, with which file, and what to do. */
    public static HistoryException failure(Path file, SQLException cause) {
        return new HistoryException(reason(cause), cause, file.toString(), Causes.cause(cause));
    }

    private static Reason reason(SQLException cause) {
        SQLiteErrorCode code =
                cause instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        return switch (SQLiteErrorCode.getErrorCode(code.code & PRIMARY)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> Reason.DAMAGED;
            case SQLITE_FULL -> Reason.FULL;
            case SQLITE_BUSY, SQLITE_LOCKED -> Reason.LOCKED;
            case SQLITE_CONSTRAINT -> Reason.REFUSED;
            default -> Reason.UNUSABLE;
        };
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // Of an earlier run, or just made by another process.
            if (!Files.isRegularFile(file)) {
                throw e;
            }
        }
        OwnerOnly.file(file);
    }

    private static SQLiteConfig configuration() {
        SQLiteConfig configuration = new SQLiteConfig();
        configuration.setBusyTimeout(PATIENCE_MILLIS);
        configuration.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        configuration.setPageSize(PAGE_BYTES);
        configuration.setMaxPageCount((int) (MOST_BYTES / PAGE_BYTES));
        configuration.enforceForeignKeys(true);
        return configuration;
    }

    private static void prepare(Path file, Connection connection) throws SQLException, HistoryException {
        int version = Schema.versionOf(connection);
        if (version > Schema.version()) {
            throw new HistoryException(Reason.NEWER, null, file.toString(), version, Schema.version());
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA journal_mode = WAL");
        }
        Transaction.run(connection, () -> {
            Schema.complete(connection);
            BrokenRuns.end(connection);
        });
    }
}
