package org.phonebank.desktop.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;
import org.phonebank.desktop.batch.input.InputException;
import org.phonebank.desktop.batch.input.InputFile;
import org.phonebank.desktop.batch.input.Row;
import org.phonebank.desktop.batch.input.RowReader;

/** The rows of an input that have no outcome yet, in their order; those that come back come first. */
final class RowsLeft implements AutoCloseable {
    private final InputFile input;
    private final BitSet settled;
    private final RowReader reader;
    private final Deque<Row> returned = new ArrayDeque<>();
    private Stamp stamp;

    /** By which a change of the file shows without reading it. */
    private record Stamp(long size, long time) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis());
        }
    }

    RowsLeft(InputFile input, BitSet settled) throws InputException, IOException {
        this.input = input;
        this.settled = settled;
        this.stamp = Stamp.of(input.path());
        input.requireUnchanged();
        this.reader = input.open();
    }

    /** The next row that has no outcome, without taking it. */
    Optional<Row> peek() throws InputException, IOException {
        if (returned.isEmpty()) {
            Optional<Row> next = reader.next();
            while (next.isPresent() && settled.get((int) next.get().number())) {
                next = reader.next();
            }
            requireUnchanged();
            next.ifPresent(returned::addFirst);
        }
        return Optional.ofNullable(returned.peekFirst());
    }

    /** The row that was peeked at is worked on now. */
    Row take() {
        return returned.removeFirst();
    }

    void giveBack(Row row) {
        returned.addFirst(row);
    }

    @Override
    public void close() throws InputException {
        reader.close();
    }

    private void requireUnchanged() throws InputException, IOException {
        Stamp now = Stamp.of(input.path());
        if (!now.equals(stamp)) {
            input.requireUnchanged();
            stamp = now;
        }
    }
}
