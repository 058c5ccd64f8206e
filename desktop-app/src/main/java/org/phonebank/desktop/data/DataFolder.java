package org.phonebank.desktop.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The folder that holds everything Phonebank keeps on the desktop; see docs/architecture.md for what is where. */
public record DataFolder(Path root) {
    /** Names another place for the data folder. */
    public static final String VARIABLE = "PHONEBANK_HOME";

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** The data folder of this user and platform; not created yet. */
    public static DataFolder ofUser() {
        return locate(System.getenv(), System.getProperties());
    }

    static DataFolder locate(Map<String, String> environment, Properties system) {
        String chosen = environment.getOrDefault(VARIABLE, "");
        if (!chosen.isBlank()) {
            try {
                return new DataFolder(Path.of(chosen));
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException(
                        VARIABLE + " is \"" + chosen + "\", which is no path: correct or unset it.", e);
            }
        }
        Path home = Path.of(system.getProperty("user.home"));
        String platform = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (platform.startsWith("mac")) {
            return new DataFolder(home.resolve("Library/Application Support/Phonebank"));
        }
        if (platform.startsWith("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return new DataFolder(
                    (local.isBlank() ? home.resolve("AppData/Local") : Path.of(local)).resolve("Phonebank"));
        }
        // The XDG specification says that a relative path is to be ignored.
        String shared = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = shared.startsWith("/") ? Path.of(shared) : home.resolve(".local/share");
        return new DataFolder(base.resolve("phonebank"));
    }

    /** Makes the folder, readable by its owner only, if it is not there. */
    public DataFolder create() throws IOException {
        if (Files.isDirectory(root)) {
            return this;
        }
        try {
            Files.createDirectories(root);
        } catch (IOException e) {
            throw new IOException(
                    "The data folder " + root + " cannot be made (" + Causes.describe(e) + "): set " + VARIABLE
                            + " to a folder you may write to.",
                    e);
        }
        if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        }
        return this;
    }

    /** The key that phones know this desktop by. */
    public Path adbKey() {
        return root.resolve("adb/adbkey");
    }

    /** The lab's certificate authority. */
    public Path lab() {
        return root.resolve("lab");
    }

    /** Layer stores, one folder per model and number of bits. */
    public Path models() {
        return root.resolve("models");
    }

    /** Model packages that came with the application. */
    public Path packages() {
        return root.resolve("packages");
    }

    /** What was taken out of one version of the application to be pushed to phones. */
    public Path runtime(String version) {
        return root.resolve("runtime").resolve(version);
    }

    /** Storages of virtual phones. */
    public Path virtual() {
        return root.resolve("virtual");
    }

    /** When phones rest, as a person wants it; not there as long as nobody has changed anything. */
    public Path energyPolicy() {
        return root.resolve("energy-policy.json");
    }

    /** Inputs of stages that answers under way may need again. */
    public Path journal() {
        return root.resolve("journal");
    }

    /** What happened in all runs; SQLite keeps two more files beside it. */
    public Path history() {
        return root.resolve("history.db");
    }

    /** What a person chose about the window. */
    public Path window() {
        return root.resolve("window.json");
    }

    /** What a person chose while setting up a lab, and what was under way. */
    public Path setup() {
        return root.resolve("setup.json");
    }

    /** Where a person had layers placed. */
    public Path placements() {
        return root.resolve("placements.json");
    }

    public Path logs() {
        return root.resolve("logs");
    }
}
