package org.phonebank.tests.support;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs of the machine. On a developer's machine a missing need skips the test and says why; where
 * {@code CI} is set it fails, because there everything has to be installed.
 */
public final class Requirement {
    private Requirement() {}

    /** The real {@code adb} binary. */
    public static Path adb() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path adb = Path.of(folder, "adb");
            if (Files.isExecutable(adb)) {
                return adb;
            }
        }
        missing("There is no adb on the PATH; install the package 'adb' to run this test.");
        throw new IllegalStateException("unreachable");
    }

    /** Why no window can be opened here; empty if one can. Fails where {@code CI} is set. */
    public static Optional<String> missingDisplay() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        if (!linux || !System.getenv().getOrDefault("DISPLAY", "").isBlank()) {
            return Optional.empty();
        }
        String message = "Window tests need a display, and DISPLAY is not set: run the build under xvfb-run -a.";
        failInCi(message);
        return Optional.of(message);
    }

    private static void missing(String message) {
        failInCi(message);
        Assumptions.abort(message);
    }

    private static void failInCi(String message) {
        if (System.getenv("CI") != null) {
            Assertions.fail(message);
        }
    }
}
