package org.phonebank.partitioner.cut;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a graph's input or output says about the cache, in any of the spellings that exporters use, such as
 * {@code past_key_values.3.key} or {@code present_3_value}.
 *
 * @param layer as numbered by the exporter
 */
record KvNames(int layer, boolean key) {
    private static final Pattern PART = Pattern.compile("[a-z]+|[0-9]+");
    private static final int LONGEST = 200;

    /** Reads a name; empty if it is not about a cache. */
    static Optional<KvNames> of(String name) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        String kind = "";
        String number = "";
        Matcher parts = PART.matcher(name.toLowerCase(Locale.ROOT));
        while (parts.find()) {
            String part = parts.group();
            switch (part) {
                case "key", "k", "keys" -> kind = "key";
                case "value", "v", "values" -> kind = "value";
                case "encoder", "conv", "ssm" -> {
                    return Optional.empty();
                }
                default -> number = Character.isDigit(part.charAt(0)) && part.length() <= 6 ? part : number;
            }
        }
        boolean complete = !kind.isEmpty() && !number.isEmpty();
        return complete ? Optional.of(new KvNames(Integer.parseInt(number), kind.equals("key"))) : Optional.empty();
    }
}
