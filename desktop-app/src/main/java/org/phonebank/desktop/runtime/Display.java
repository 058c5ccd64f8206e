package org.phonebank.desktop.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a window can be shown. */
public final class Display {
    private static final Pattern X11 = Pattern.compile("([A-Za-z0-9._-]*):([0-9]{1,4})(?:\\.[0-9]+)?");
    private static final Path X11_SOCKETS = Path.of("/tmp/.X11-unix");
    private static final int X11_FIRST_PORT = 6000;
    private static final int TIMEOUT_MILLIS = 1500;

    private Display() {}

    /** Whether this process was told of a display. */
    public static boolean isPresent() {
        return isPresent(System.getProperty("os.name", ""), System.getenv());
    }

    /** Whether the display that the process was told of is really there: JavaFX waits forever for one that is not. */
    public static boolean answers() {
        return !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
                || answers(System.getenv().getOrDefault("DISPLAY", ""), X11_SOCKETS);
    }

    static boolean isPresent(String platform, Map<String, String> environment) {
        String name = platform.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return true;
        }
        if (name.startsWith("mac")) {
            // A Mac that one is logged in to over SSH has a screen, but not for this process.
            return environment.getOrDefault("SSH_CONNECTION", "").isEmpty();
        }
        // JavaFX draws through X11; on Wayland through XWayland, which sets DISPLAY too.
        return !environment.getOrDefault("DISPLAY", "").isEmpty();
    }

    static boolean answers(String display, Path sockets) {
        Matcher parts = X11.matcher(display);
        if (!parts.matches()) {
            // Some systems name a socket's path; what it is, JavaFX knows better.
            return !display.isEmpty();
        }
        String host = parts.group(1);
        int number = Integer.parseInt(parts.group(2));
        if (host.isEmpty() || host.equals("unix")) {
            return Files.exists(sockets.resolve("X" + number));
        }
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getAllByName(host)[0], X11_FIRST_PORT + number), TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
