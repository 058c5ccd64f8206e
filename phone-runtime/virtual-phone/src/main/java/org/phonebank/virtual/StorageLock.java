package org.phonebank.virtual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps two phones from using one storage, in this process or another. */
final class StorageLock implements AutoCloseable {
    private final FileChannel channel;

    private StorageLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Makes the storage and locks it by a file beside it, which the phone cannot see. */
    static StorageLock acquire(Path storage, String serial) throws IOException {
        Files.createDirectories(storage);
        Path file = storage.resolveSibling("." + storage.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new StorageInUseException("The storage " + storage + " of the virtual phone " + serial
                    + " is in use by another virtual phone; wait for the other demo, end its phones with"
                    + " ./phonebank virtual stop, or set PHONEBANK_HOME to another folder.");
        }
        return new StorageLock(channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock of a virtual phone's storage cannot be released.", e);
        }
    }
}
