package org.phonebank.desktop.history;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.phonebank.desktop.data.AtomicFiles;

/** How long runs and finished batches are kept; a person chooses it for a history, and its name is kept in a file beside. */
public enum KeepTime {
    MONTH(30),
    QUARTER(91),
    HALF_YEAR(182),
    YEAR(365),
    FIVE_YEARS(5 * 365);

    private static final String FILE = "history-kept.txt";

    private final Duration time;

    KeepTime(int days) {
        this.time = Duration.ofDays(days);
    }

    Duration time() {
        return time;
    }

    /** What was chosen for the history in this file, else a year. What is no such time counts as the longest: nothing goes too early. */
    public static KeepTime read(Path history) throws IOException {
        Path file = history.resolveSibling(FILE);
        if (Files.exists(file)) {
            try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                String name = lines.findFirst().orElse("");
                for (KeepTime known : values()) {
                    if (known.name().equals(name)) {
                        return known;
                    }
                }
            }
            return FIVE_YEARS;
        }
        return YEAR;
    }

    /** Holds from the next time on that the history is pruned, within the hour. */
    public void write(Path history) throws IOException {
        byte[] line = (name() + "\n").getBytes(StandardCharsets.ISO_8859_1);
        AtomicFiles.write(history.resolveSibling(FILE), new ByteArrayInputStream(line));
    }
}
