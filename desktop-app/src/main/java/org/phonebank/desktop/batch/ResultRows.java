package org.phonebank.desktop.batch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phonebank.desktop.batch.input.InputFile;
import org.phonebank.desktop.batch.input.InputFormat;
import org.phonebank.desktop.batch.input.Row;

/** Writes rows with their outcome, in the format of the input; lines of text become CSV. Flushes, closes nothing. */
interface ResultRows {
    void write(Row row, Optional<Outcome> outcome) throws IOException;

    void flush() throws IOException;

    static ResultRows to(OutputStream out, InputFile input) throws IOException {
        ResultColumns columns = new ResultColumns(input.columns());
        return input.format() == InputFormat.JSON_LINES ? new Json(out, columns) : new Csv(out, input, columns);
    }

    /** A JSON object a line. */
    final class Json implements ResultRows {
        private static final JsonMapper JSON = JsonMapper.builder()
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .build();

        private final OutputStream out;
        private final ResultColumns columns;

        private Json(OutputStream out, ResultColumns columns) {
            this.out = out;
            this.columns = columns;
        }

        @Override
        public void write(Row row, Optional<Outcome> outcome) throws IOException {
            ObjectNode line = JSON.createObjectNode();
            line.setAll(row.cells());
            line.setAll(columns.values(outcome));
            out.write(JSON.writeValueAsBytes(line));
            out.write('\n');
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }

    /** As spreadsheets read it: with the separator and the byte order mark of the input. */
    final class Csv implements ResultRows {
        private static final String BYTE_ORDER_MARK = "\uFEFF";

        private final CsvWriter writer;
        private final List<String> inputColumns;
        private final ResultColumns columns;

        private Csv(OutputStream out, InputFile input, ResultColumns columns) throws IOException {
            this.inputColumns = input.columns();
            this.columns = columns;
            if (input.marked()) {
                out.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
            }
            writer = CsvWriter.builder().fieldSeparator(input.separator()).build(out, StandardCharsets.UTF_8);
            List<String> names = new ArrayList<>(inputColumns);
            names.addAll(columns.names());
            writer.writeRecord(names);
        }

        @Override
        public void write(Row row, Optional<Outcome> outcome) {
            List<String> fields = new ArrayList<>();
            inputColumns.forEach(column -> fields.add(row.text(column).orElse("")));
            Map<String, JsonNode> values = columns.values(outcome);
            columns.names().forEach(name -> fields.add(text(values, name)));
            writer.writeRecord(fields);
        }

        private static String text(Map<String, JsonNode> values, String name) {
            JsonNode value = values.get(name);
            return value == null ? "" : value.asText();
        }

        @Override
        public void flush() throws IOException {
            writer.flush();
        }
    }
}
