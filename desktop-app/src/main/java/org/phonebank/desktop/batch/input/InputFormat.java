package org.phonebank.desktop.batch.input;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a file holds its rows. */
public enum InputFormat {
    /** RFC 4180, with a line of column names first; also with semicolons or tabs. */
    CSV("csv", "tsv"),
    /** A JSON object on each line. */
    JSON_LINES("jsonl", "ndjson"),
    /** Each line that is not blank is a row with one column, {@link #TEXT_COLUMN}. */
    TEXT("txt", "text");

    public static final String TEXT_COLUMN = "text";

    private final String usualEnding;
    private final String otherEnding;

    InputFormat(String usualEnding, String otherEnding) {
        this.usualEnding = usualEnding;
        this.otherEnding = otherEnding;
    }

    /** Endings of file names, without the dot. */
    public List<String> endings() {
        return List.of(usualEnding, otherEnding);
    }

    /** What a file's name says that it is; empty if it is none of these. */
    public static Optional<InputFormat> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.endings().stream().anyMatch(ending -> name.endsWith("." + ending)))
                .findFirst();
    }
}
