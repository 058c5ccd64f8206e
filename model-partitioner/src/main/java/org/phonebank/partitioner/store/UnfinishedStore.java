package org.phonebank.partitioner.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.StoredWeight;
import org.phonebank.partitioner.plan.LaidOutFile;

/**
 * A folder in which a store is being built. Its journal says which files are whole, so that a run that was interrupted
 * can be continued by another. Thread-safe.
 */
public final class UnfinishedStore {
    private final Path folder;
    private final List<LaidOutFile> plan;
    private final Listener listener;
    private final Map<String, WholeFile> whole = new ConcurrentHashMap<>();
    private final Journal journal;

    /** Hears of files that are whole. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Hears how many of the files are whole.
         *
         * @param bytes of those files
         */
        void wholeFiles(int files, int ofFiles, long bytes);
    }

    private UnfinishedStore(
            Path folder, StoreOrigin origin, List<LaidOutFile> plan, Collection<WholeFile> kept, Listener listener)
            throws IOException {
        this.folder = folder;
        this.plan = plan;
        this.listener = listener;
        this.journal = Journal.begin(folder, origin, kept);
        for (WholeFile file : kept) {
            whole.put(file.file().name(), file);
        }
    }

    /**
     * Makes the folder, or takes the one of an earlier run: what its journal calls whole is read again and kept if it is
     * what the plan wants, everything else is removed.
     *
     * @param unfinished the folder
     * @throws java.util.concurrent.CancellationException if cancelled; everything then stays
     */
    static UnfinishedStore open(
            Path unfinished,
            StoreOrigin origin,
            List<LaidOutFile> plan,
            Progress.Listener progress,
            Listener listener,
            BooleanSupplier cancelled)
            throws IOException, ModelPackageException {
        Files.createDirectories(unfinished);
        List<WholeFile> claimed = claimed(unfinished, origin, plan);
        Set<WholeFile> right = ConcurrentHashMap.newKeySet();
        if (!claimed.isEmpty()) {
            Progress checking = new Progress(
                    progress,
                    "Checking earlier files",
                    claimed.stream().mapToLong(file -> file.file().sizeBytes()).sum());
            FileChecker checker = new FileChecker(cancelled);
            new ParallelWork(cancelled).run(claimed, () -> file -> {
                if (checker.holds(unfinished, file.file(), checking)) {
                    right.add(file);
                }
            });
        }
        List<WholeFile> kept = claimed.stream().filter(right::contains).toList();
        Set<String> names =
                kept.stream().map(file -> file.file().name()).collect(Collectors.toCollection(HashSet::new));
        names.add(Journal.NAME);
        removeOthers(unfinished, names);
        UnfinishedStore store = new UnfinishedStore(unfinished, origin, plan, kept, listener);
        if (!claimed.isEmpty()) {
            store.tell();
        }
        return store;
    }

    public Path folder() {
        return folder;
    }

    /** The files that are not there yet, in the order of the plan. */
    public List<LaidOutFile> missing() {
        return plan.stream()
                .filter(file -> !whole.containsKey(file.plan().name()))
                .toList();
    }

    /** Bytes that {@link #missing()} will take. */
    public long missingBytes() {
        return missing().stream().mapToLong(LaidOutFile::sizeBytes).sum();
    }

    /** The files that are whole, in the order of the plan. */
    public List<WholeFile> whole() {
        List<WholeFile> files = new ArrayList<>();
        for (LaidOutFile file : plan) {
            WholeFile present = whole.get(file.plan().name());
            if (present != null) {
                files.add(present);
            }
        }
        return files;
    }

    void add(WholeFile file) throws IOException {
        synchronized (journal) {
            journal.add(file);
            whole.put(file.file().name(), file);
            tell();
        }
    }

    private void tell() {
        long bytes = whole.values().stream()
                .mapToLong(file -> file.file().sizeBytes())
                .sum();
        listener.wholeFiles(whole.size(), plan.size(), bytes);
    }

    private static List<WholeFile> claimed(Path unfinished, StoreOrigin origin, List<LaidOutFile> plan)
            throws IOException {
        Map<String, LaidOutFile> planned = new LinkedHashMap<>();
        plan.forEach(file -> planned.put(file.plan().name(), file));
        Map<String, WholeFile> claimed = new LinkedHashMap<>();
        Journal.read(unfinished)
                .filter(content -> content.origin().equals(origin))
                .ifPresent(content -> content.files().stream()
                        .filter(file -> isPlanned(file, planned))
                        .forEach(file -> claimed.put(file.file().name(), file)));
        return List.copyOf(claimed.values());
    }

    private static boolean isPlanned(WholeFile file, Map<String, LaidOutFile> planned) {
        LaidOutFile wanted = planned.get(file.file().name());
        return wanted != null
                && wanted.described(file.file().sha256()).equals(file.file())
                && wanted.stored().equals(withoutErrors(file.weights()));
    }

    /** A plan cannot know what quantizing will cost. */
    private static List<StoredWeight> withoutErrors(List<StoredWeight> weights) {
        return weights.stream().map(weight -> weight.withError(null)).toList();
    }

    private static void removeOthers(Path folder, Set<String> names) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (!names.contains(String.valueOf(entry.getFileName()))) {
                    StoresFolder.remove(entry);
                }
            }
        }
    }
}
