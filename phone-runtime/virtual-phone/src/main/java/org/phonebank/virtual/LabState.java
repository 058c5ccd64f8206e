package org.phonebank.virtual;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What the process of a lab leaves below the data folder for others to find it by: in {@code virtual/lab.json} if the lab
 * has a process of its own, else in a file of {@code virtual/labs}. Readable by its owner only, because of the token.
 *
 * @param processStarted milliseconds since the epoch, by which the process is told from a later one of the same number; 0
 *     if the system does not tell, or a Phonebank wrote it that did not keep it
 * @param controlPort on the loopback address
 * @param token proves to the process that a request comes from somebody who may read the file
 */
record LabState(long pid, long processStarted, int controlPort, String token, List<VirtualLabClient.Phone> phones) {
    private static final int MAX_BYTES = 1 << 20;
    private static final String SUFFIX = ".json";
    private static final ObjectMapper JSON = new ObjectMapper();

    LabState {
        Objects.requireNonNull(token);
        phones = List.copyOf(phones);
    }

    /** Of a lab of this process. */
    static LabState ofThisProcess(int controlPort, String token, List<VirtualLabClient.Phone> phones) {
        ProcessHandle self = ProcessHandle.current();
        return new LabState(self.pid(), LabCall.startOf(self), controlPort, token, phones);
    }

    /** Of the one lab that has a process of its own. */
    static Path file(Path dataFolder) {
        return dataFolder.resolve("virtual").resolve("lab" + SUFFIX);
    }

    /** A name that no other lab has. */
    static Path newFile(Path dataFolder) {
        return labs(dataFolder).resolve(UUID.randomUUID() + SUFFIX);
    }

    /** The files of all labs that run, and of some that died. */
    static List<Path> files(Path dataFolder) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.exists(file(dataFolder))) {
            files.add(file(dataFolder));
        }
        if (Files.isDirectory(labs(dataFolder))) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(labs(dataFolder), "*" + SUFFIX)) {
                entries.forEach(files::add);
            }
        }
        return files;
    }

    private static Path labs(Path dataFolder) {
        return dataFolder.resolve("virtual").resolve("labs");
    }

    /** Empty when there is no file, or one that cannot be from a lab. */
    static Optional<LabState> read(Path file) throws IOException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                return Optional.empty();
            }
            return Optional.of(JSON.readValue(Files.readAllBytes(file), LabState.class));
        } catch (NoSuchFileException | JacksonException e) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path next = Files.createTempFile(file.getParent(), "lab", ".next", ownerOnly(file));
        Files.write(next, JSON.writeValueAsBytes(this));
        try {
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
