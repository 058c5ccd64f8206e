package org.phonebank.desktop.runtime;

import java.util.Locale;
import java.util.Map;

/** Whether a window can be shown. */
public final class Display {
    private Display() {}

    public static boolean isPresent() {
        return isPresent(System.getProperty("os.name", ""), System.getenv());
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
}
