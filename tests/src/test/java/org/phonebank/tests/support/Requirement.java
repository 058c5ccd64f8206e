package org.phonebank.tests.support;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** A display for windows. */
    public static void display() {
        if (System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
            missing("There is no display; run under xvfb-run to run this test.");
        }
    }

    private static void missing(String message) {
        if (System.getenv("CI") != null) {
            Assertions.fail(message);
        }
        Assumptions.abort(message);
    }
}
