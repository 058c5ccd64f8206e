package org.phonebank.desktop.batch.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.phonebank.desktop.batch.input.InputException.Reason;
import org.phonebank.desktop.data.AtomicFiles;
import org.phonebank.desktop.data.Causes;

/**
 * A file that was read once from begin to end and can be used.
 *
 * @param separator of the fields of CSV
 * @param marked whether it begins with a byte order mark, by which some spreadsheets know UTF-8
 * @param columns all that rows have, in the order in which they came
 * @param rows how many there are
 * @param digest lower-case hexadecimal SHA-256 of its content
 * @param gaps by column, for columns in which rows say nothing
 * @param lacks by column, for columns that rows do not have; nothing can be asked about these rows with such a column
 * @param first the first rows, to be shown: of long cells only the beginning
 */
public record InputFile(
        Path path,
        InputFormat format,
        char separator,
        boolean marked,
        List<String> columns,
        long rows,
        String digest,
        Map<String, Gap> gaps,
        Map<String, Gap> lacks,
        List<Row> first) {
    /** So many rows are kept to be shown. */
    public static final int FIRST_ROWS = 100;

    /** So many characters of each of their cells. */
    public static final int FIRST_CHARACTERS = 1000;

    public InputFile {
        columns = List.copyOf(columns);
        gaps = Map.copyOf(gaps);
        lacks = Map.copyOf(lacks);
        first = List.copyOf(first);
    }

    /** The path that a text names, which comes from anywhere. */
    public static Path pathOf(String text) throws InputException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new InputException(Reason.UNREADABLE, text, Causes.cause(e));
        }
    }

    /**
     * Reads a file once.
     *
     * @param cancelled is asked now and then
     * @throws CancellationException if it was cancelled
     */
    public static InputFile read(Path path, BooleanSupplier cancelled) throws InputException {
        InputFormat format = InputFormat.of(path)
                .orElseThrow(() -> new InputException(Reason.UNKNOWN_KIND, InputText.name(path), endings()));
        Path file = path.toAbsolutePath().normalize();
        String digest = digest(file, cancelled);
        ColumnTally tally = new ColumnTally();
        List<Row> first = new ArrayList<>();
        try (RowReader reader = open(file, format)) {
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                tally.add(row.get());
                if (tally.columns().size() > Limits.COLUMNS) {
                    throw new InputException(Reason.TOO_MANY_COLUMNS, InputText.name(file), Limits.COLUMNS);
                }
                if (first.size() < FIRST_ROWS) {
                    first.add(row.get().shortened(FIRST_CHARACTERS));
                }
            }
        }
        if (tally.rows() == 0) {
            throw new InputException(Reason.NO_ROWS, InputText.name(file));
        }
        return new InputFile(
                file,
                format,
                separator(file, format),
                isMarked(file),
                List.copyOf(tally.columns()),
                tally.rows(),
                digest,
                tally.gaps(),
                tally.lacks(),
                first);
    }

    /** Reads the rows again. */
    public RowReader open() throws InputException {
        return open(path, format);
    }

    /** Whether the file is what it was when it was read. */
    public void requireUnchanged() throws InputException {
        if (!digest(path, () -> false).equals(digest)) {
            throw new InputException(Reason.CHANGED, InputText.name(path));
        }
    }

    private static RowReader open(Path file, InputFormat format) throws InputException {
        try {
            BufferedReader reader = InputText.reader(Files.newInputStream(file));
            return switch (format) {
                case CSV -> new CsvRows(file, reader, Separators.of(reader));
                case JSON_LINES -> new JsonRows(file, new LineReader(file, reader));
                case TEXT -> new TextRows(new LineReader(file, reader));
            };
        } catch (IOException e) {
            throw InputText.failure(file, e);
        }
    }

    private static String digest(Path file, BooleanSupplier cancelled) throws InputException {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                // A pipe would be waited for.
                throw new FileSystemException(file.toString(), null, "it is not a file with content");
            }
            return AtomicFiles.digest(new CancellableStream(Files.newInputStream(file), cancelled));
        } catch (IOException e) {
            throw InputText.failure(file, e);
        }
    }

    private static char separator(Path file, InputFormat format) throws InputException {
        if (format != InputFormat.CSV) {
            return Separators.USUAL;
        }
        try (BufferedReader reader = InputText.reader(Files.newInputStream(file))) {
            return Separators.of(reader);
        } catch (IOException e) {
            throw InputText.failure(file, e);
        }
    }

    private static boolean isMarked(Path file) throws InputException {
        try {
            return InputText.beginsWithMark(file);
        } catch (IOException e) {
            throw InputText.failure(file, e);
        }
    }

    private static String endings() {
        List<String> endings = new ArrayList<>();
        for (InputFormat format : InputFormat.values()) {
            format.endings().forEach(ending -> endings.add("." + ending));
        }
        return String.join(", ", endings);
    }
}
