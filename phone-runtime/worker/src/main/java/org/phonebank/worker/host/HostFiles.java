package org.phonebank.worker.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Small files of the kernel below a root folder. A file that is missing or may not be read is an absent value. */
public final class HostFiles {
    private static final int MOST_BYTES = 64 << 10;
    /** Enough for nearly every file: a sample of telemetry reads a hundred of them. */
    private static final int FIRST_BYTES = 512;

    private final Path root;

    /** @param root {@code /} on a phone, its storage on a virtual phone */
    public HostFiles(Path root) {
        this.root = root;
    }

    /** Where an absolute path of the phone lies. */
    public Path resolve(String absolutePath) {
        return root.resolve(absolutePath.startsWith("/") ? absolutePath.substring(1) : absolutePath);
    }

    /** The first 64 KiB of a file as text. */
    public Optional<String> text(String absolutePath) {
        return text(resolve(absolutePath));
    }

    /** A file that holds one whole number. */
    OptionalLong number(String absolutePath) {
        return number(resolve(absolutePath));
    }

    static OptionalLong number(Path file) {
        Optional<String> text = text(file);
        return text.isPresent() ? parse(text.get()) : OptionalLong.empty();
    }

    static Optional<String> text(Path file) {
        byte[] bytes = new byte[FIRST_BYTES];
        int length = 0;
        try (InputStream stream = Files.newInputStream(file)) {
            for (int read = stream.read(bytes); read > 0; read = stream.read(bytes, length, bytes.length - length)) {
                length += read;
                if (length == bytes.length && length < MOST_BYTES) {
                    bytes = Arrays.copyOf(bytes, 2 * length);
                }
            }
        } catch (IOException e) {
            // Which files exist, and which of them the shell user may read, differs from phone to phone.
            return Optional.empty();
        }
        return Optional.of(new String(bytes, 0, length, StandardCharsets.US_ASCII).trim());
    }

    static OptionalLong parse(String text) {
        String trimmed = text.trim();
        if (!trimmed.matches("-?[0-9]{1,18}")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(trimmed));
    }

    /** Entries of a folder whose name matches a glob, in the order of their names. */
    List<Path> list(String absolutePath, String glob) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(resolve(absolutePath), glob)) {
            for (Path entry : stream) {
                entries.add(entry);
            }
        } catch (IOException e) {
            return Collections.emptyList();
        }
        Collections.sort(entries);
        return Collections.unmodifiableList(entries);
    }
}
