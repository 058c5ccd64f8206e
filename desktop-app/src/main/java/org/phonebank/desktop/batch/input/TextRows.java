package org.phonebank.desktop.batch.input;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;

/** Lines of text; blank ones are no rows. */
final class TextRows implements RowReader {
    private final LineReader lines;
    private long rows;

    TextRows(LineReader lines) {
        this.lines = lines;
    }

    @Override
    public Optional<Row> next() throws InputException {
        Optional<String> line = lines.next();
        while (line.isPresent() && line.get().isBlank()) {
            line = lines.next();
        }
        return line.map(text -> new Row(++rows, lines.line(), Map.of(InputFormat.TEXT_COLUMN, TextNode.valueOf(text))));
    }

    @Override
    public void close() throws InputException {
        lines.close();
    }
}
