package org.phonebank.partitioner.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.manifest.StoreFile;
import org.phonebank.partitioner.manifest.StoredWeight;
import org.phonebank.partitioner.plan.LaidOutFile;

/** Reads files back and describes them for the manifest. Thread-safe. */
final class FileChecker {
    private final BooleanSupplier cancelled;

    FileChecker(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    /**
     * Compares a weight file with what was written to it.
     *
     * @throws IOException if it holds anything else, or not all that was planned
     */
    StoreFile describe(WeightFile file, Progress progress) throws IOException {
        LaidOutFile plan = file.plan();
        requireSize(file.path(), plan.sizeBytes());
        WrittenPieces.Comparison comparison = file.pieces().comparison(file.path());
        String hash = Sha256.of(file.path(), (bytes, count) -> {
            comparison.read(bytes, count);
            count(count, progress);
        });
        comparison.end();
        long expected =
                plan.stored().stream().mapToLong(StoredWeight::storedBytes).sum();
        if (file.pieces().bytes() != expected) {
            throw new IllegalStateException("Of the file " + file.path() + " "
                    + file.pieces().bytes() + " bytes were written, not " + expected + ".");
        }
        return plan.described(hash);
    }

    /** Whether a file that was described before is still what it was. */
    boolean holds(Path folder, StoreFile file, Progress progress) throws IOException {
        Path path = folder.resolve(file.name());
        return Files.isRegularFile(path)
                && Files.size(path) == file.sizeBytes()
                && Sha256.of(path, (bytes, count) -> count(count, progress)).equals(file.sha256());
    }

    /** Describes a file that phones never need. */
    StoreFile describe(Path file, FileRole role) throws IOException {
        String hash = Sha256.of(file, (bytes, count) -> requireNotCancelled());
        return new StoreFile(String.valueOf(file.getFileName()), role, -1, Files.size(file), hash, 0);
    }

    private static void requireSize(Path file, long planned) throws IOException {
        long size = Files.size(file);
        if (size != planned) {
            throw new IOException(
                    "The file " + file + " has " + size + " bytes after writing " + planned + "; check the disk.");
        }
    }

    private void count(int bytes, Progress progress) {
        requireNotCancelled();
        progress.add(bytes);
    }

    private void requireNotCancelled() {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("Partitioning was cancelled.");
        }
    }
}
