package org.phonebank.virtual.process;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Linux signals by name and number. */
public final class Signals {
    /** Asks nothing: only whether the process is there. */
    public static final int NONE = 0;

    public static final int HANG_UP = 1;
    public static final int KILL = 9;
    public static final int TERMINATE = 15;

    private static final List<String> NAMES = List.of(
            "0", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE",
            "ALRM", "TERM");

    private Signals() {}

    /** Reads {@code 9}, {@code KILL} or {@code SIGKILL}; empty when it is none of the first fifteen. */
    public static OptionalInt parse(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        int index = NAMES.indexOf(name.startsWith("SIG") ? name.substring(3) : name);
        if (index < 0 && text.matches("1?[0-9]") && Integer.parseInt(text) < NAMES.size()) {
            index = Integer.parseInt(text);
        }
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }
}
