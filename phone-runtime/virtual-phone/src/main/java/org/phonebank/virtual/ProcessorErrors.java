package org.phonebank.virtual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** In which way a phone's processor computes wrongly: a file that its worker reads. */
final class ProcessorErrors {
    private final Path file;

    ProcessorErrors(Path storage) {
        this.file = storage.resolve("sys/phonebank/errors");
    }

    void set(String way) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, way + "\n");
    }

    void clear() throws IOException {
        Files.deleteIfExists(file);
    }
}
