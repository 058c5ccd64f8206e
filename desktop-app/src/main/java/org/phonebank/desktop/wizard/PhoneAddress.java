package org.phonebank.desktop.wizard;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a phone's ADB daemon listens. */
public record PhoneAddress(String host, int port) {
    /** What {@code adb tcpip} uses. */
    public static final int USUAL_PORT = 5555;

    private static final int MOST_PORT = 65_535;
    private static final Pattern WRITTEN = Pattern.compile("([A-Za-z0-9][A-Za-z0-9.-]{0,252})(?::([1-9][0-9]{0,4}))?");

    /** Reads HOST or HOST:PORT; empty if it is neither. */
    public static Optional<PhoneAddress> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = matcher.group(2) == null ? USUAL_PORT : Integer.parseInt(matcher.group(2));
        return port <= MOST_PORT ? Optional.of(new PhoneAddress(matcher.group(1), port)) : Optional.empty();
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
