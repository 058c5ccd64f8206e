package org.phonebank.virtual.shell.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command line of {@code app_process}: machine options, a folder that is not used, options, a class and its
 * arguments.
 */
record AppProcessArguments(
        Map<String, String> properties, Optional<String> niceName, String mainClass, List<String> arguments) {
    private static final String NICE_NAME = "--nice-name=";

    /** Reads it; the class is empty when none is given. */
    static AppProcessArguments parse(List<String> words) {
        Map<String, String> properties = new LinkedHashMap<>();
        int i = 0;
        while (i < words.size() && words.get(i).startsWith("-")) {
            String word = words.get(i++);
            if (word.startsWith("-D") && word.indexOf('=') > 2) {
                properties.put(word.substring(2, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
            } else if (!word.startsWith("-X")) {
                throw new IllegalArgumentException("unknown option " + word);
            }
        }
        i++;
        Optional<String> niceName = Optional.empty();
        while (i < words.size() && words.get(i).startsWith("--")) {
            String word = words.get(i++);
            if (!word.startsWith(NICE_NAME)) {
                throw new IllegalArgumentException("a virtual phone does not know " + word);
            }
            niceName = Optional.of(word.substring(NICE_NAME.length()));
        }
        return i < words.size()
                ? new AppProcessArguments(
                        properties, niceName, words.get(i), List.copyOf(words.subList(i + 1, words.size())))
                : new AppProcessArguments(properties, niceName, "", List.of());
    }
}
