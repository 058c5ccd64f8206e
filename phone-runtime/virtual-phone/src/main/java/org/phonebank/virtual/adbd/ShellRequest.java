package org.phonebank.virtual.adbd;

import java.util.Arrays;
import java.util.List;

/**
 * What a desktop wants of the shell.
 *
 * @param packets whether input, output, errors and exit code travel in packets
 * @param terminal whether a person types, who wants an echo and a prompt
 * @param script empty: interactive
 */
record ShellRequest(boolean packets, boolean terminal, String script) {
    /** Reads {@code shell} or {@code shell,v2,TERM=xterm,pty} and what follows the colon. */
    static ShellRequest parse(String kind, String script) {
        List<String> words = Arrays.asList(kind.split(","));
        boolean packets = words.contains("v2");
        boolean terminal = words.contains("pty") || (!words.contains("raw") && script.isEmpty());
        return new ShellRequest(packets, terminal, script);
    }

    static ShellRequest exec(String script) {
        return new ShellRequest(false, false, script);
    }
}
