package org.phonebank.desktop.batch.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One row of an input.
 *
 * @param number from 1
 * @param line of the file where it begins, from 1
 * @param cells what it holds, by column, in the order of the file; not changed by anybody
 */
public record Row(long number, long line, Map<String, JsonNode> cells) {
    public Row {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /** What the row says in a column, as text; empty if it does not have that column. */
    public Optional<String> text(String column) {
        return Optional.ofNullable(cells.get(column)).map(Row::words);
    }

    /** The row to be shown: of long cells only the beginning. */
    Row shortened(int mostCharacters) {
        Map<String, JsonNode> shown = new LinkedHashMap<>();
        cells.forEach((column, value) -> {
            String words = words(value);
            boolean isLong = words.length() > mostCharacters;
            shown.put(column, isLong ? TextNode.valueOf(begin(words.strip(), mostCharacters)) : value);
        });
        return new Row(number, line, shown);
    }

    private static String begin(String words, int mostCharacters) {
        return words.substring(0, Math.min(words.length(), mostCharacters));
    }

    private static String words(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        return value.isNull() ? "" : value.toString();
    }
}
