package org.phonebank.virtual.shell.command;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the phone's commands write them; virtual phones live in UTC. */
final class PhoneTime {
    private static final DateTimeFormatter MINUTES = formatter("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter SECONDS = formatter("yyyy-MM-dd HH:mm:ss.000000000 Z");

    private PhoneTime() {}

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    static String minutes(long seconds) {
        return MINUTES.format(Instant.ofEpochSecond(seconds));
    }

    static String seconds(long seconds) {
        return SECONDS.format(Instant.ofEpochSecond(seconds));
    }

    /** The letters of {@code date +FORMAT} that scripts use. */
    static String format(Instant time, String format) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '%' && i + 1 < format.length()) {
                text.append(field(time, format.charAt(++i)));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static String field(Instant time, char letter) {
        return switch (letter) {
            case 's' -> String.valueOf(time.getEpochSecond());
            case 'N' -> String.format(Locale.ROOT, "%09d", time.getNano());
            case 'Y' -> formatter("yyyy").format(time);
            case 'm' -> formatter("MM").format(time);
            case 'd' -> formatter("dd").format(time);
            case 'H' -> formatter("HH").format(time);
            case 'M' -> formatter("mm").format(time);
            case 'S' -> formatter("ss").format(time);
            case 'F' -> formatter("yyyy-MM-dd").format(time);
            case 'T' -> formatter("HH:mm:ss").format(time);
            case 'Z' -> "UTC";
            case '%' -> "%";
            default -> throw new IllegalArgumentException("unknown format %" + letter);
        };
    }
}
