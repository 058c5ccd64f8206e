package org.phonebank.partitioner.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.StoreFile;
import org.phonebank.partitioner.plan.LaidOutFile;
import org.phonebank.partitioner.plan.PlannedWeight;
import org.phonebank.partitioner.source.TensorSource;

/**
 * Writes weight files tile by tile on all cores, in their order as far as possible, and reads each back as soon as it is
 * whole. Memory is bounded by a few tiles per core, whatever the size of the model.
 */
public final class WeightWriter {
    /** What {@link #write} is called in front of a person. */
    public static final String STEP = "Cutting layers";

    private final TensorSource source;
    private final BooleanSupplier cancelled;

    public WeightWriter(TensorSource source, BooleanSupplier cancelled) {
        this.source = source;
        this.cancelled = cancelled;
    }

    /**
     * Writes the files of a store that it does not have yet.
     *
     * @throws java.util.concurrent.CancellationException if cancelled; files that are whole stay
     */
    public void write(UnfinishedStore store, Progress.Listener listener) throws IOException, ModelPackageException {
        List<LaidOutFile> missing = store.missing();
        List<WeightFile> files = new ArrayList<>();
        List<Tile> tiles = new ArrayList<>();
        for (LaidOutFile plan : missing) {
            WeightFile file = new WeightFile(plan, store.folder());
            files.add(file);
            addTiles(tiles, file);
        }
        Progress cutting = new Progress(listener, STEP, sourceBytes(tiles));
        Progress checking = new Progress(
                listener,
                "Checking files",
                missing.stream().mapToLong(LaidOutFile::sizeBytes).sum());
        try {
            new ParallelWork(cancelled).run(tiles, () -> {
                TileConverter converter = new TileConverter(source, cutting);
                return tile -> {
                    converter.work(tile);
                    if (tile.file().tileWritten()) {
                        finish(tile.file(), store, checking);
                    }
                };
            });
        } finally {
            closeAll(files);
        }
    }

    /** By the thread that wrote the last tile, while the others go on with the next file. */
    private void finish(WeightFile file, UnfinishedStore store, Progress checking) throws IOException {
        file.force();
        file.close();
        StoreFile described = new FileChecker(cancelled).describe(file, checking);
        store.add(new WholeFile(described, file.errors().of(file.plan().stored())));
    }

    private long sourceBytes(List<Tile> tiles) throws ModelPackageException {
        long bytes = 0;
        for (Tile tile : tiles) {
            bytes += tile.sourceBytes(source);
        }
        return bytes;
    }

    private static void addTiles(List<Tile> tiles, WeightFile file) {
        List<PlannedWeight> weights = file.plan().plan().weights();
        int before = tiles.size();
        for (int i = 0; i < weights.size(); i++) {
            tiles.addAll(Tile.cut(weights.get(i), file.plan().stored().get(i), file));
        }
        file.consistsOf(tiles.size() - before);
    }

    private static void closeAll(List<WeightFile> files) throws IOException {
        IOException failure = null;
        for (WeightFile file : files) {
            try {
                file.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
