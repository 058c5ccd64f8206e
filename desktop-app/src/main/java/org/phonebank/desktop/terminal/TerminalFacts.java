package org.phonebank.desktop.terminal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What the launcher found out about the process's streams, which Java cannot ask.
 *
 * @param columns width in characters, used when a stream is a terminal
 * @param colour whether escape sequences for colours are welcome
 */
public record TerminalFacts(boolean input, boolean output, boolean error, int columns, boolean colour) {
    private static final int DEFAULT_COLUMNS = 80;
    private static final int LEAST_COLUMNS = 40;

    /** No terminal at all: plain lines. */
    public static TerminalFacts none() {
        return new TerminalFacts(false, false, false, DEFAULT_COLUMNS, false);
    }

    public static TerminalFacts ofProcess() {
        return read(System.getProperties(), System.getenv());
    }

    static TerminalFacts read(Properties system, Map<String, String> environment) {
        List<String> streams =
                Arrays.asList(system.getProperty("phonebank.terminal", "").split(",", -1));
        boolean able = !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new TerminalFacts(
                streams.contains("in"),
                able && streams.contains("out"),
                able && streams.contains("err"),
                columns(system.getProperty("phonebank.columns", "")),
                able && environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    private static int columns(String text) {
        if (!text.matches("[0-9]{1,4}")) {
            return DEFAULT_COLUMNS;
        }
        return Math.max(LEAST_COLUMNS, Integer.parseInt(text));
    }
}
