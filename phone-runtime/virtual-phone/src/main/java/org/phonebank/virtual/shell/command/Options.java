package org.phonebank.virtual.shell.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Options of one letter, as the phone's small commands take them. */
final class Options {
    private final Map<Character, List<String>> given = new HashMap<>();
    private final List<String> operands = new ArrayList<>();

    private Options() {}

    /**
     * Reads arguments.
     *
     * @param known letters; a colon after one says that it takes a value
     * @throws IllegalArgumentException for an option that the command does not know
     */
    static Options parse(List<String> arguments, String known) {
        Options options = new Options();
        int i = 0;
        while (i < arguments.size()
                && arguments.get(i).startsWith("-")
                && arguments.get(i).length() > 1) {
            String argument = arguments.get(i++);
            if (argument.equals("--")) {
                break;
            }
            i += options.take(argument, i < arguments.size() ? arguments.get(i) : null, known);
        }
        options.operands.addAll(arguments.subList(i, arguments.size()));
        return options;
    }

    /** Returns how many further arguments were used up. */
    private int take(String argument, @Nullable String next, String known) {
        for (int at = 1; at < argument.length(); at++) {
            char letter = argument.charAt(at);
            int index = letter == ':' ? -1 : known.indexOf(letter);
            if (index < 0) {
                throw new IllegalArgumentException("Unknown option '" + letter + "'");
            }
            boolean valued = index + 1 < known.length() && known.charAt(index + 1) == ':';
            if (!valued) {
                given.computeIfAbsent(letter, key -> new ArrayList<>());
            } else if (at + 1 < argument.length()) {
                given.computeIfAbsent(letter, key -> new ArrayList<>()).add(argument.substring(at + 1));
                return 0;
            } else if (next != null) {
                given.computeIfAbsent(letter, key -> new ArrayList<>()).add(next);
                return 1;
            } else {
                throw new IllegalArgumentException("Missing argument to '-" + letter + "'");
            }
        }
        return 0;
    }

    boolean has(char letter) {
        return given.containsKey(letter);
    }

    Optional<String> value(char letter) {
        List<String> values = given.getOrDefault(letter, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    List<String> values(char letter) {
        return given.getOrDefault(letter, List.of());
    }

    List<String> operands() {
        return operands;
    }

    /** The operands, of which there must be some. */
    List<String> someOperands(int atLeast) {
        if (operands.size() < atLeast) {
            throw new IllegalArgumentException("Needs " + atLeast + " argument" + (atLeast == 1 ? "" : "s"));
        }
        return operands;
    }
}
