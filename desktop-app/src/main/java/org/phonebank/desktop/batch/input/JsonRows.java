package org.phonebank.desktop.batch.input;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.phonebank.desktop.batch.input.InputException.Reason;

/** A JSON object on each line; blank lines are no rows. Numbers stay as they were written. */
final class JsonRows implements RowReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Path file;
    private final LineReader lines;
    private long rows;

    JsonRows(Path file, LineReader lines) {
        this.file = file;
        this.lines = lines;
    }

    @Override
    public Optional<Row> next() throws InputException {
        Optional<String> line = lines.next();
        while (line.isPresent() && line.get().isBlank()) {
            line = lines.next();
        }
        return line.isPresent() ? Optional.of(row(line.get())) : Optional.empty();
    }

    private Row row(String line) throws InputException {
        ObjectNode object = object(line);
        if (object.size() > Limits.COLUMNS) {
            throw new InputException(Reason.TOO_MANY_COLUMNS, InputText.name(file), Limits.COLUMNS);
        }
        Map<String, JsonNode> cells = new LinkedHashMap<>();
        object.properties().forEach(property -> cells.put(property.getKey(), property.getValue()));
        return new Row(++rows, lines.line(), cells);
    }

    private ObjectNode object(String line) throws InputException {
        InputException none = new InputException(Reason.NO_OBJECT, InputText.name(file), lines.line());
        try {
            if (JSON.readTree(line) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            none.initCause(e);
        }
        throw none;
    }

    @Override
    public void close() throws InputException {
        lines.close();
    }
}
