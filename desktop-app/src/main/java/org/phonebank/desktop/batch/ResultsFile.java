package org.phonebank.desktop.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import org.phonebank.desktop.batch.input.InputException;
import org.phonebank.desktop.batch.input.InputFile;
import org.phonebank.desktop.batch.input.InputFormat;
import org.phonebank.desktop.batch.input.Row;
import org.phonebank.desktop.batch.input.RowReader;
import org.phonebank.desktop.data.AtomicFiles;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.history.HistoryException;

/**
 * The results of a batch beside its input, complete or not at all: all rows, also those that wait or failed. A file that
 * this batch did not write, or that somebody has changed since, is never replaced.
 */
final class ResultsFile {
    private static final int ROWS_AT_ONCE = 256;
    private static final int SECOND = 2;

    private final BatchTask task;
    private final BatchJournal journal;
    private final long batch;

    /** @param digest lower-case hexadecimal SHA-256 of the content */
    record Written(Path file, String digest) {}

    ResultsFile(BatchTask task, BatchJournal journal, long batch) {
        this.task = task;
        this.journal = journal;
        this.batch = batch;
    }

    /** Writes what is known now. */
    Path write() throws BatchException, InputException, IOException {
        task.input().requireUnchanged();
        Path file = place(journal.results(batch));
        try {
            Written written = new Written(file, AtomicFiles.write(file, this::writeRows));
            copyPermissions(file);
            journal.wrote(batch, written);
            return file;
        } catch (HistoryException e) {
            throw e;
        } catch (IOException e) {
            throw new BatchException(BatchException.Reason.RESULTS, e, file.toString(), Causes.cause(e));
        }
    }

    private void writeRows(OutputStream out) throws IOException, InputException {
        Deque<Settled> known = new ArrayDeque<>();
        boolean more = true;
        ResultRows results = ResultRows.to(out, task.input());
        try (RowReader rows = task.input().open()) {
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                long number = row.get().number();
                if (known.isEmpty() && more) {
                    known.addAll(journal.rows(batch, number, ROWS_AT_ONCE));
                    more = known.size() == ROWS_AT_ONCE;
                }
                boolean settled = !known.isEmpty() && known.getFirst().number() == number;
                results.write(
                        row.get(), settled ? Optional.of(known.removeFirst().outcome()) : Optional.empty());
            }
        }
        results.flush();
    }

    /** Where they were written last if that is still there as it was, else where nothing is. */
    private Path place(Optional<Written> before) throws IOException {
        Path folder = Objects.requireNonNull(task.input().path().getParent(), "A file is in a folder.");
        if (before.isPresent()) {
            Path last = before.get().file();
            if (folder.equals(last.getParent())
                    && (!Files.exists(last) || digest(last).equals(before.get().digest()))) {
                return last;
            }
        }
        Path free = folder.resolve(name(""));
        for (int number = SECOND; Files.exists(free); number++) {
            free = folder.resolve(name("-" + number));
        }
        return free;
    }

    private String name(String number) {
        InputFile input = task.input();
        String name = input.path().getFileName().toString();
        int dot = name.lastIndexOf('.');
        String ending = input.format() == InputFormat.TEXT ? ".csv" : name.substring(dot);
        return name.substring(0, dot) + ".results" + number + ending;
    }

    private static String digest(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return AtomicFiles.digest(content);
        }
    }

    /** Who may read the input may read the results. */
    private void copyPermissions(Path file) throws IOException {
        PosixFileAttributeView input = Files.getFileAttributeView(task.input().path(), PosixFileAttributeView.class);
        PosixFileAttributeView results = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (input != null && results != null) {
            results.setPermissions(input.readAttributes().permissions());
        }
    }
}
