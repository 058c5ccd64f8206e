package org.phonebank.desktop.batch.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.phonebank.desktop.batch.input.InputException.Reason;

/**
 * Rows of CSV. Columns without a name and those that have the name of another one get one; fields that are left out at the
 * end of a line are empty, as spreadsheets have it.
 */
final class CsvRows implements RowReader {
    private final Path file;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> columns;
    private final QuoteTail tail;
    private Optional<CsvRecord> last = Optional.empty();
    private long rows;

    /** Reads the names of the columns; the reader is closed with this, or if that fails. */
    CsvRows(Path file, Reader reader, char separator) throws InputException {
        this.file = file;
        this.tail = new QuoteTail(reader);
        this.records = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(Limits.ROW_CHARACTERS)
                .ofCsvRecord(tail)
                .iterator();
        try {
            this.columns = nextRecord().map(CsvRows::names).orElse(List.of());
            if (columns.size() > Limits.COLUMNS) {
                throw new InputException(Reason.TOO_MANY_COLUMNS, InputText.name(file), Limits.COLUMNS);
            }
        } catch (InputException e) {
            close();
            throw e;
        }
    }

    List<String> columns() {
        return columns;
    }

    @Override
    public Optional<Row> next() throws InputException {
        Optional<CsvRecord> record = nextRecord();
        return record.isPresent() ? Optional.of(row(record.get())) : Optional.empty();
    }

    private Row row(CsvRecord record) throws InputException {
        Map<String, JsonNode> cells = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), TextNode.valueOf(i < record.getFieldCount() ? record.getField(i) : ""));
        }
        for (int i = columns.size(); i < record.getFieldCount(); i++) {
            if (!record.getField(i).isEmpty()) {
                throw new InputException(
                        Reason.EXTRA_FIELDS,
                        InputText.name(file),
                        record.getStartingLineNumber(),
                        record.getFieldCount(),
                        columns.size());
            }
        }
        return new Row(++rows, record.getStartingLineNumber(), cells);
    }

    private Optional<CsvRecord> nextRecord() throws InputException {
        try {
            if (!records.hasNext()) {
                requireClosedQuotes();
                return Optional.empty();
            }
            last = Optional.of(records.next());
            return last;
        } catch (UncheckedIOException e) {
            throw InputText.failure(file, Objects.requireNonNullElseGet(e.getCause(), () -> new IOException(e)));
        } catch (CsvParseException e) {
            InputException told = new InputException(
                    Reason.BAD_CSV,
                    InputText.name(file),
                    last.map(CsvRows::lineAfter).orElse(1L),
                    Limits.ROW_CHARACTERS);
            told.initCause(e);
            throw told;
        }
    }

    /** A quote that is never closed would make one field of all the rows behind it. */
    private void requireClosedQuotes() throws InputException {
        if (last.isPresent() && !tail.closes() && lineEnds(lastField(last.get())) > 0) {
            throw new InputException(
                    Reason.OPEN_QUOTE, InputText.name(file), last.get().getStartingLineNumber());
        }
    }

    private static String lastField(CsvRecord record) {
        return record.getField(record.getFieldCount() - 1);
    }

    private static long lineAfter(CsvRecord record) {
        return record.getStartingLineNumber()
                + record.getFields().stream().mapToLong(CsvRows::lineEnds).sum()
                + 1;
    }

    private static long lineEnds(String field) {
        return field.chars().filter(character -> character == '\n').count();
    }

    @Override
    public void close() throws InputException {
        try {
            records.close();
        } catch (IOException e) {
            throw InputText.failure(file, e);
        }
    }

    private static List<String> names(CsvRecord header) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            String name = header.getField(i).strip();
            names.add(Names.free(name.isEmpty() ? "column " + (i + 1) : name, names));
        }
        return new ArrayList<>(names);
    }
}
