package org.phonebank.desktop.window.base;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the desktop whether it is set to dark. JavaFX 21 cannot tell, so each platform's own command is asked.
 *
 * <p>Blocking: never call it on the JavaFX thread.
 */
public final class SystemAppearance {
    private static final Logger LOG = LoggerFactory.getLogger(SystemAppearance.class);
    private static final int PATIENCE_SECONDS = 2;

    private SystemAppearance() {}

    /** True if the desktop prefers dark; false if it prefers light or does not say. */
    public static boolean prefersDark() {
        return saysDark(answerOf(commandFor(System.getProperty("os.name", ""))));
    }

    static List<String> commandFor(String operatingSystem) {
        String name = operatingSystem.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return List.of("defaults", "read", "-g", "AppleInterfaceStyle");
        }
        if (name.startsWith("windows")) {
            return List.of(
                    "reg",
                    "query",
                    "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                    "/v",
                    "AppsUseLightTheme");
        }
        return List.of("gsettings", "get", "org.gnome.desktop.interface", "color-scheme");
    }

    /** Understands the answers of all three commands: {@code 'prefer-dark'}, {@code Dark} and {@code 0x0}. */
    static boolean saysDark(String answer) {
        String text = answer.toLowerCase(Locale.ROOT);
        return text.contains("dark") || (text.contains("appsuselighttheme") && text.contains("0x0"));
    }

    private static String answerOf(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            return new String(process.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
        } catch (IOException e) {
            LOG.debug("The desktop cannot be asked for its appearance; light is used", e);
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
