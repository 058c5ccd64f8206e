package org.phonebank.virtual.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The room on a phone's data partition. Counted in blocks as Linux does. Files written past this class, as by a worker,
 * are found when it counts again.
 */
final class StorageQuota {
    static final int BLOCK = 4096;

    private final long totalBytes;
    private final Path root;
    private final List<Path> areas;
    private long usedBytes;
    private boolean stale = true;

    StorageQuota(Path root, List<Path> areas, long totalBytes) {
        this.root = root;
        this.areas = List.copyOf(areas);
        this.totalBytes = totalBytes;
    }

    long totalBytes() {
        return totalBytes;
    }

    /** What can still be written: this machine's disk may be fuller than the phone. */
    synchronized long freeBytes() throws IOException {
        recountIfStale();
        long onThisMachine = Files.getFileStore(root).getUsableSpace();
        return Math.max(0, Math.min(totalBytes - usedBytes, onThisMachine)) / BLOCK * BLOCK;
    }

    static long blocks(long bytes) {
        return (bytes + BLOCK - 1) / BLOCK;
    }

    /** Takes room for blocks that are about to be written. */
    synchronized void reserve(long blocks) throws IOException {
        recountIfStale();
        if (blocks * BLOCK > totalBytes - usedBytes) {
            throw new PhoneFileException(Errno.ENOSPC);
        }
        usedBytes += blocks * BLOCK;
    }

    /** Files may have come or gone: the next question counts anew. */
    synchronized void changed() {
        stale = true;
    }

    private void recountIfStale() throws IOException {
        if (!stale) {
            return;
        }
        Counter counter = new Counter();
        for (Path area : areas) {
            Files.walkFileTree(area, counter);
        }
        usedBytes = counter.bytes;
        stale = false;
    }

    private static final class Counter extends SimpleFileVisitor<Path> {
        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.isRegularFile() ? blocks(attributes.size()) * BLOCK : 0;
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            // It vanished while we counted, so it takes no room.
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
