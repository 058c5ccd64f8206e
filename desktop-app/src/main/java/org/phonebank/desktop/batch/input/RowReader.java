package org.phonebank.desktop.batch.input;

import java.util.Optional;

/** Reads rows one after the other, as few at a time as it can. For one thread. */
public interface RowReader extends AutoCloseable {
    /** The next row; empty at the end. */
    Optional<Row> next() throws InputException;

    @Override
    void close() throws InputException;
}
