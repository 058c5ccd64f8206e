package org.phonebank.virtual;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the lab's process leaves in {@code virtual/lab.json} for others to find it by. Readable by its owner only,
 * because of the token.
 *
 * @param controlPort on the loopback address
 * @param token proves to the process that a request comes from somebody who may read the file
 */
record LabState(long pid, int controlPort, String token, List<VirtualLabClient.Phone> phones) {
    private static final int MAX_BYTES = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    LabState {
        Objects.requireNonNull(token);
        phones = List.copyOf(phones);
    }

    static Path file(Path dataFolder) {
        return dataFolder.resolve("virtual").resolve("lab.json");
    }

    /** Empty when there is no file, or one that cannot be from a lab. */
    static Optional<LabState> read(Path dataFolder) throws IOException {
        Path file = file(dataFolder);
        if (!Files.exists(file) || Files.size(file) > MAX_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), LabState.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    void write(Path dataFolder) throws IOException {
        Path file = file(dataFolder);
        Files.createDirectories(file.getParent());
        Path next = Files.createTempFile(file.getParent(), "lab", ".next", ownerOnly(file));
        Files.write(next, JSON.writeValueAsBytes(this));
        try {
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static void delete(Path dataFolder) throws IOException {
        Files.deleteIfExists(file(dataFolder));
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
