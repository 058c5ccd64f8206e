package org.phonebank.desktop.batch.input;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phonebank.desktop.batch.input.InputException.Reason;

/** A prompt with names of columns in braces, such as "Summarize: {text}". Two braces stand for one that is meant. */
public final class Template {
    private static final Pattern SPECIAL = Pattern.compile("\\{\\{|\\}\\}|\\{([^{}\\r\\n]+)\\}");

    /** Words as they are, or what a column says. */
    private sealed interface Part {}

    private record Words(String text) implements Part {}

    private record Column(String name) implements Part {}

    private final String source;
    private final List<Part> parts;

    private Template(String source, List<Part> parts) {
        this.source = source;
        this.parts = List.copyOf(parts);
    }

    /** Every text is a template; whether its columns are there is another question. */
    public static Template of(String source) {
        List<Part> parts = new ArrayList<>();
        Matcher special = SPECIAL.matcher(source);
        int end = 0;
        while (special.find()) {
            parts.add(new Words(source.substring(end, special.start())));
            String name = special.group(1);
            parts.add(name == null ? new Words(special.group().substring(1)) : new Column(name.strip()));
            end = special.end();
        }
        parts.add(new Words(source.substring(end)));
        return new Template(source, parts);
    }

    /** The template as it was written. */
    public String source() {
        return source;
    }

    /** Columns that it names, in their order. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        for (Part part : parts) {
            if (part instanceof Column column) {
                columns.add(column.name());
            }
        }
        return columns;
    }

    /** The first column that it names and that is none of these. */
    public Optional<String> unknown(Collection<String> known) {
        return columns().stream().filter(column -> !known.contains(column)).findFirst();
    }

    /** The prompt for a row. */
    public String fill(Row row) throws InputException {
        StringBuilder prompt = new StringBuilder();
        for (Part part : parts) {
            prompt.append(
                    part instanceof Column column
                            ? row.text(column.name())
                                    .orElseThrow(() -> new InputException(Reason.MISSING_VALUE, column.name()))
                            : ((Words) part).text());
        }
        String filled = prompt.toString();
        if (filled.isBlank()) {
            throw new InputException(Reason.EMPTY_PROMPT);
        }
        return filled;
    }
}
