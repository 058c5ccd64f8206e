package org.phonebank.provisioner.facts;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code dumpsys battery}. Later versions and makers add lines and whole sections: the first of a name counts. */
final class BatteryParser {
    private static final int STATUS_CHARGING = 2;
    private static final int STATUS_FULL = 5;
    private static final int MAX_LINES = 1000;

    private BatteryParser() {}

    /** Empty for a device without a battery, or when level and scale make no sense. */
    static Optional<Battery> parse(String text) {
        Map<String, String> values = new HashMap<>();
        text.lines().limit(MAX_LINES).forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                values.putIfAbsent(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        });
        int level = number(values, "level", -1);
        int scale = number(values, "scale", 100);
        if (values.getOrDefault("present", "true").equals("false") || level < 0 || scale <= 0 || level > scale) {
            return Optional.empty();
        }
        int status = number(values, "status", 0);
        return Optional.of(new Battery(
                Math.round(100f * level / scale),
                status == STATUS_CHARGING || (status == STATUS_FULL && isPowered(values)),
                number(values, "temperature", 0) / 10.0,
                number(values, "voltage", 0)));
    }

    private static boolean isPowered(Map<String, String> values) {
        return values.entrySet().stream()
                .anyMatch(entry ->
                        entry.getKey().endsWith(" powered") && entry.getValue().equals("true"));
    }

    private static int number(Map<String, String> values, String name, int otherwise) {
        String text = values.getOrDefault(name, "");
        return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }
}
