package org.phonebank.worker;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The worker's command line. */
final class WorkerArguments {
    static final String USAGE = "Usage: WorkerMain --home DIR --run-id ID --parent-version V"
            + " [--root DIR] [--listen loopback|any] [--port N] [--idle-minutes N]";

    private static final Set<String> NAMES = new HashSet<>(
            Arrays.asList("--home", "--run-id", "--parent-version", "--root", "--listen", "--port", "--idle-minutes"));

    private final Map<String, String> values;

    private WorkerArguments(Map<String, String> values) {
        this.values = values;
    }

    /** @throws IllegalArgumentException if an argument is unknown, missing or malformed; the message names it */
    static WorkerArguments parse(String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!NAMES.contains(arguments[i])) {
                throw new IllegalArgumentException("There is no argument '" + arguments[i] + "'.");
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value.");
            }
            if (values.put(arguments[i], arguments[i + 1]) != null) {
                throw new IllegalArgumentException(arguments[i] + " is given twice.");
            }
        }
        WorkerArguments parsed = new WorkerArguments(values);
        parsed.check();
        return parsed;
    }

    private void check() {
        for (String name : new String[] {"--home", "--run-id", "--parent-version"}) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException(name + " is missing.");
            }
        }
        if (!runId().matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("--run-id takes up to 64 letters, digits, '_' and '-'.");
        }
        String listen = values.getOrDefault("--listen", "loopback");
        if (!listen.equals("loopback") && !listen.equals("any")) {
            throw new IllegalArgumentException("--listen takes 'loopback' or 'any', not '" + listen + "'.");
        }
        number("--port", 0, 0, 65_535);
        idleMinutes();
    }

    private int number(String name, int absent, int least, int most) {
        String text = values.get(name);
        if (text == null) {
            return absent;
        }
        int value = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " takes a number from " + least + " to " + most + ", not '" + text + "'.");
        }
        return value;
    }

    /** The worker's folder as the phone names it. */
    String home() {
        return values.getOrDefault("--home", "");
    }

    String runId() {
        return values.getOrDefault("--run-id", "");
    }

    String parentVersion() {
        return values.getOrDefault("--parent-version", "");
    }

    /** What the phone's {@code /} is on this machine. */
    Path root() {
        return Paths.get(values.getOrDefault("--root", "/"));
    }

    boolean loopbackOnly() {
        return !"any".equals(values.get("--listen"));
    }

    /** Port to listen on; 0 for any that is free. */
    int port() {
        return number("--port", 0, 0, 65_535);
    }

    /** Minutes without any connection after which the worker ends itself; 0 for never. */
    int idleMinutes() {
        return number("--idle-minutes", 60, 0, 100_000);
    }
}
