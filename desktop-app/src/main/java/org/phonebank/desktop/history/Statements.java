package org.phonebank.desktop.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements with the arguments {@code ?1}, {@code ?2} and so on. For one thread. */
public record Statements(Connection connection) {
    /** Makes something of a row. */
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Does something with a row. */
    public interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    /** Gives how many rows it changed. */
    public int update(String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            return statement.executeUpdate();
        }
    }

    /** What is made of each row, in their order. */
    public <T> List<T> query(String sql, RowReader<T> reader, Object... arguments) throws SQLException {
        List<T> read = new ArrayList<>();
        each(sql, row -> read.add(reader.read(row)), arguments);
        return read;
    }

    /** One row after the other, so that there may be very many. */
    public void each(String sql, RowTaker taker, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taker.take(rows);
                }
            }
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }
}
