package org.phonebank.partitioner.store;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an unfinished store holds so far: a line of JSON with its origin, then one for each file that is whole. A line
 * that was cut short by a crash, and all after it, count for nothing.
 */
final class Journal {
    static final String NAME = "journal.jsonl";

    private static final long MAXIMUM_BYTES = 64L << 20;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;

    private Journal(Path file) {
        this.file = file;
    }

    /** What a journal says. */
    record Content(StoreOrigin origin, List<WholeFile> files) {}

    /** A journal that says of these files that they are whole, in place of the one that is there. */
    static Journal begin(Path folder, StoreOrigin origin, Collection<WholeFile> whole) throws IOException {
        StringBuilder lines = new StringBuilder(line(origin));
        for (WholeFile file : whole) {
            lines.append(line(file));
        }
        Path part = folder.resolve(NAME + ".part");
        write(part, lines.toString(), Set.of(WRITE, CREATE, TRUNCATE_EXISTING));
        Path journal = folder.resolve(NAME);
        Files.move(part, journal, StandardCopyOption.ATOMIC_MOVE);
        return new Journal(journal);
    }

    /** Reads the journal of a folder; empty if it has none that can be used. */
    static Optional<Content> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file) || Files.size(file) > MAXIMUM_BYTES) {
            return Optional.empty();
        }
        String[] lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1);
        List<WholeFile> files = new ArrayList<>();
        try {
            StoreOrigin origin = value(lines[0], StoreOrigin.class);
            // What follows the last line's end is nothing, or a line that was cut short.
            for (int i = 1; i < lines.length - 1; i++) {
                Optional<WholeFile> whole = wholeFile(lines[i]);
                if (whole.isEmpty()) {
                    break;
                }
                files.add(whole.get());
            }
            return Optional.of(new Content(origin, files));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    void add(WholeFile whole) throws IOException {
        write(file, line(whole), Set.of(WRITE, APPEND));
    }

    private static Optional<WholeFile> wholeFile(String line) {
        try {
            return Optional.of(value(line, WholeFile.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static <T> T value(String line, Class<T> type) throws JsonProcessingException {
        return Optional.ofNullable(MAPPER.readValue(line, type))
                .orElseThrow(() -> new JsonParseException(null, "The line says nothing."));
    }

    private static String line(Object value) throws IOException {
        return MAPPER.writeValueAsString(value) + "\n";
    }

    private static void write(Path file, String lines, Set<StandardOpenOption> how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, how)) {
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
