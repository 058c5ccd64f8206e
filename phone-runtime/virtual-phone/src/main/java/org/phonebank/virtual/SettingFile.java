package org.phonebank.virtual;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A line of text that a phone's worker reads at any time, and never half of it. */
final class SettingFile {
    private final Path file;

    SettingFile(Path file) {
        this.file = file;
    }

    void write(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling("." + file.getFileName() + ".next");
        Files.writeString(next, text + "\n");
        try {
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
