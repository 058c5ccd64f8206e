package org.phonebank.partitioner.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.manifest.StoreFile;
import org.phonebank.partitioner.plan.LaidOutFile;

/** Reads written files back, on all cores, and describes them for the manifest. */
public final class FileChecker {
    private final BooleanSupplier cancelled;

    public FileChecker(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    /**
     * Describes the files in the order given.
     *
     * @param desktopFiles names and roles of the files that are no weights
     *
     * @throws ModelPackageException if a file has not the size it was laid out for
     */
    public List<StoreFile> describe(
            List<LaidOutFile> weightFiles, Map<String, FileRole> desktopFiles, Path folder, Progress.Listener listener)
            throws IOException, ModelPackageException {
        List<Path> paths = new ArrayList<>();
        weightFiles.forEach(file -> paths.add(folder.resolve(file.plan().name())));
        desktopFiles.keySet().forEach(name -> paths.add(folder.resolve(name)));
        Map<Path, String> hashes = hash(paths, listener);
        List<StoreFile> described = new ArrayList<>();
        for (LaidOutFile file : weightFiles) {
            Path path = folder.resolve(file.plan().name());
            described.add(weightFile(file, path, hashes.getOrDefault(path, "")));
        }
        for (Map.Entry<String, FileRole> file : desktopFiles.entrySet()) {
            Path path = folder.resolve(file.getKey());
            String hash = hashes.getOrDefault(path, "");
            described.add(new StoreFile(file.getKey(), file.getValue(), -1, Files.size(path), hash, 0));
        }
        return described;
    }

    private static StoreFile weightFile(LaidOutFile file, Path path, String hash)
            throws IOException, ModelPackageException {
        long size = Files.size(path);
        if (size != file.sizeBytes()) {
            throw new ModelPackageException("The file " + path + " has " + size + " bytes after writing "
                    + file.sizeBytes() + "; check the disk.");
        }
        return new StoreFile(
                file.plan().name(), file.plan().role(), file.plan().layer(), size, hash, file.residentBytes());
    }

    private Map<Path, String> hash(List<Path> paths, Progress.Listener listener)
            throws IOException, ModelPackageException {
        long total = 0;
        for (Path path : paths) {
            total += Files.size(path);
        }
        Map<Path, String> hashes = new ConcurrentHashMap<>();
        Progress progress = new Progress(listener, "Checking files", total);
        new ParallelWork(cancelled)
                .run(
                        paths,
                        () -> path -> hashes.put(path, Sha256.of(path, read -> {
                            if (cancelled.getAsBoolean()) {
                                throw new CancellationException("Partitioning was cancelled.");
                            }
                            progress.add(read);
                        })));
        return hashes;
    }
}
