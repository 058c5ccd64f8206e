package org.phonebank.pipeline.serving;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.security.OwnerOnly;

/**
 * A temporary file that only its owner may read, locked while it is in use, made when something is first written and
 * deleted when it is closed. For one thread.
 */
final class SpillFile implements AutoCloseable {
    private static final String PREFIX = "stage-inputs-";
    private static final String SUFFIX = ".tmp";

    private final Path folder;
    private @Nullable Path file;
    private @Nullable FileChannel channel;

    private SpillFile(Path folder) {
        this.folder = folder;
    }

    /** Prepares a folder and deletes what ended processes left in it. */
    static SpillFile in(Path folder) throws IOException {
        OwnerOnly.folder(folder);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path leftover : files) {
                if (!isInUse(leftover)) {
                    Files.deleteIfExists(leftover);
                }
            }
        }
        return new SpillFile(folder);
    }

    void write(long offset, ByteBuffer content) throws IOException {
        FileChannel target = channel == null ? open() : channel;
        long at = offset;
        while (content.hasRemaining()) {
            at += target.write(content, at);
        }
    }

    ByteBuffer read(long offset, int bytes) throws IOException {
        FileChannel source = channel == null ? open() : channel;
        ByteBuffer content = ByteBuffer.allocate(bytes);
        while (content.hasRemaining()) {
            if (source.read(content, offset + content.position()) < 0) {
                throw new EOFException(file + " ends before " + (offset + bytes) + ".");
            }
        }
        return content.flip();
    }

    @Override
    public void close() throws IOException {
        if (channel != null && file != null) {
            channel.close();
            Files.deleteIfExists(file);
            channel = null;
        }
    }

    private FileChannel open() throws IOException {
        Path made = Files.createTempFile(folder, PREFIX, SUFFIX);
        OwnerOnly.file(made);
        FileChannel opened = FileChannel.open(made, StandardOpenOption.READ, StandardOpenOption.WRITE);
        file = made;
        channel = opened;
        opened.lock();
        return opened;
    }

    private static boolean isInUse(Path file) throws IOException {
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return other.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }
}
