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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.plan.LaidOutFile;

/**
 * The folder that layer stores live in, locked against other runs. A store is built in a folder of its own beside the
 * finished ones and renamed when it is whole. What an interrupted run left is kept for some days, so that another can
 * continue it.
 */
public final class StoresFolder implements Closeable {
    private static final String UNFINISHED = ".unfinished-";
    private static final String LOCK = ".lock";
    /** How long somebody may think about continuing a run. */
    private static final Duration KEPT = Duration.ofDays(14);

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
     * Waits until no other run, of this process or another, uses the folder.
     *
     * @param waiting called once if there is anything to wait for
     * @throws CancellationException if cancelled while waiting
     */
    public static StoresFolder lock(Path folder, Runnable waiting, BooleanSupplier cancelled) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            StoresFolder stores = new StoresFolder(folder, channel, waitForLock(channel, waiting, cancelled));
            locked = true;
            return stores;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    /**
     * The folder to build a store in, with what an earlier run of the same origin has finished of it. Removes what nobody
     * will continue: folders that are old or damaged, or whose source has changed since.
     */
    public UnfinishedStore unfinished(
            StoreOrigin origin,
            List<LaidOutFile> plan,
            Progress.Listener progress,
            UnfinishedStore.Listener listener,
            BooleanSupplier cancelled)
            throws IOException, ModelPackageException {
        removeLeftovers(origin);
        Path unfinished = folder.resolve(UNFINISHED + origin.modelId());
        return UnfinishedStore.open(unfinished, origin, plan, progress, listener, cancelled);
    }

    /** Removes what other origins' runs left, to make room. */
    public void removeOthers(UnfinishedStore store) throws IOException {
        for (Path leftover : leftovers()) {
            if (!leftover.equals(store.folder())) {
                remove(leftover);
            }
        }
    }

    /** Gives a whole store its final name, replacing a damaged one of that name. */
    public Path finish(UnfinishedStore unfinished, String modelId) throws IOException {
        Path store = folder.resolve(modelId);
        remove(store);
        try {
            Files.move(unfinished.folder(), store, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(store.resolve(Journal.NAME));
            return store;
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

    /** Whether a folder is a store that is not finished yet. */
    public static boolean isUnfinished(Path folder) {
        return Files.isRegularFile(folder.resolve(Journal.NAME)) && !ManifestFile.isIn(folder);
    }

    private void removeLeftovers(StoreOrigin origin) throws IOException {
        Instant oldest = Instant.now().minus(KEPT);
        for (Path leftover : leftovers()) {
            Optional<Journal.Content> journal = Journal.read(leftover);
            boolean useful = journal.isPresent()
                    && !origin.replaces(journal.get().origin())
                    && Files.getLastModifiedTime(leftover.resolve(Journal.NAME))
                            .toInstant()
                            .isAfter(oldest);
            if (!useful) {
                remove(leftover);
            }
        }
    }

    private List<Path> leftovers() throws IOException {
        List<Path> leftovers = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
            entries.forEach(leftovers::add);
        }
        return leftovers;
    }

    private static FileLock waitForLock(FileChannel channel, Runnable waiting, BooleanSupplier cancelled)
            throws IOException {
        FileLock lock = tryLock(channel);
        if (lock == null) {
            waiting.run();
        }
        while (lock == null) {
            LockSupport.parkNanos(POLL_NANOS);
            requireNotCancelled(cancelled);
            lock = tryLock(channel);
        }
        return lock;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another run of this process has it, which counts like one of another process.
            return null;
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
