package org.phonebank.virtual.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.phonebank.virtual.profile.PhoneProfile;

/**
 * Keeps the files below {@code /proc} and {@code /sys} in a phone's storage, where its shell and its worker read them.
 * Safe for use by any thread.
 */
public final class LiveFiles {
    private final Path storage;
    private final DeviceState device;
    private final ProcFiles proc;
    private final SysFiles sys;
    private final Map<String, String> written = new HashMap<>();

    public LiveFiles(Path storage, PhoneProfile profile, DeviceState device) {
        this.storage = storage;
        this.device = device;
        this.proc = new ProcFiles(profile);
        this.sys = new SysFiles(profile);
    }

    /** Writes everything. */
    public synchronized void writeAll() {
        written.clear();
        put(proc.constant());
        put(sys.constant());
        refresh();
    }

    /** Writes what has changed. */
    public synchronized void refresh() {
        DeviceReading reading = device.read();
        put(proc.changing(reading));
        put(sys.changing(reading));
    }

    private void put(Map<String, String> files) {
        files.forEach((path, text) -> {
            if (!text.equals(written.put(path, text))) {
                write(storage.resolve(path.substring(1)), text);
            }
        });
    }

    /** By a second file, so that nobody reads half a text. */
    private static void write(Path file, String text) {
        Path next = file.resolveSibling("." + file.getFileName() + ".next");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(next, text);
            try {
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The virtual phone's file " + file + " cannot be written.", e);
        }
    }
}
