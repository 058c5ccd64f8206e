package org.phonebank.provisioner;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a worker writes when it listens: {@code {"port":12345,"pid":99,"version":"0.1.0"}}.
 *
 * @param port on the phone's loopback
 */
record RunFile(int port, int pid) {
    private static final Pattern PORT = number("port");
    private static final Pattern PID = number("pid");

    /** Empty when the text is no run file; it may be anything. */
    static Optional<RunFile> parse(String text) {
        Matcher port = PORT.matcher(text);
        Matcher pid = PID.matcher(text);
        if (!port.find() || !pid.find()) {
            return Optional.empty();
        }
        RunFile file = new RunFile(Integer.parseInt(port.group(1)), Integer.parseInt(pid.group(1)));
        boolean plausible = file.port > 0 && file.port <= 0xffff && file.pid > 1;
        return plausible ? Optional.of(file) : Optional.empty();
    }

    private static Pattern number(String name) {
        return Pattern.compile("\"" + name + "\"\\s*:\\s*(\\d{1,9})\\b");
    }
}
