package org.phonebank.partitioner.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The folder that layer stores live in, locked against other runs. A store is built in a folder of its own beside the
 * finished ones and renamed when it is whole; what a crashed run left behind is removed by the next.
 */
public final class StoresFolder implements Closeable {
    private static final String UNFINISHED = ".unfinished-";
    private static final String LOCK = ".lock";
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private StoresFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Waits until no other run, of this process or another, uses the folder; then removes leftovers.
     *
     * @throws CancellationException if cancelled while waiting
     */
    public static StoresFolder lock(Path folder, BooleanSupplier cancelled) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            StoresFolder stores = new StoresFolder(folder, channel, waitForLock(channel, cancelled));
            stores.removeLeftovers();
            locked = true;
            return stores;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    /** A new, empty folder to build a store in. */
    public Path newUnfinished(String modelId) throws IOException {
        return Files.createDirectory(folder.resolve(UNFINISHED + modelId));
    }

    /** Gives a whole store its final name, replacing a damaged one of that name. */
    public Path finish(Path unfinished, String modelId) throws IOException {
        Path store = folder.resolve(modelId);
        remove(store);
        try {
            return Files.move(unfinished, store, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("The folder " + folder + " is on a file system that cannot rename folders.", e);
        }
    }

    /** Removes a folder and what is in it, if it is there. Links are removed, not followed. */
    public static void remove(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void removeLeftovers() throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
            for (Path leftover : leftovers) {
                remove(leftover);
            }
        }
    }

    private static FileLock waitForLock(FileChannel channel, BooleanSupplier cancelled) throws IOException {
        while (true) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException e) {
                // Another run of this process has it: wait like for one of another process.
                LockSupport.parkNanos(POLL_NANOS);
                requireNotCancelled(cancelled);
                continue;
            }
            LockSupport.parkNanos(POLL_NANOS);
            requireNotCancelled(cancelled);
        }
    }

    private static void requireNotCancelled(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("Partitioning was cancelled.");
        }
    }

    @Override
    public void close() throws IOException {
        try {
            lock.release();
        } finally {
            channel.close();
        }
    }
}
