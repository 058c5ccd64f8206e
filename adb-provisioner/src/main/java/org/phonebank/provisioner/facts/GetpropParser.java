package org.phonebank.provisioner.facts;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code getprop}: a line {@code [name]: [value]} for each property. */
final class GetpropParser {
    private static final Pattern LINE = Pattern.compile("\\[([^\\]]+)\\]: \\[(.*?)\\]?");
    private static final int MAX_PROPERTIES = 10_000;

    private GetpropParser() {}

    /** Of a value with line ends only the first line counts; none of ours has any. */
    static Map<String, String> parse(String text) {
        Map<String, String> properties = new HashMap<>();
        text.lines().limit(MAX_PROPERTIES).forEach(line -> {
            Matcher matcher = LINE.matcher(line.strip());
            if (matcher.matches()) {
                properties.putIfAbsent(matcher.group(1), matcher.group(2));
            }
        });
        return properties;
    }
}
