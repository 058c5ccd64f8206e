package org.phonebank.partitioner.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.plan.LaidOutFile;
import org.phonebank.partitioner.plan.PlannedWeight;
import org.phonebank.partitioner.source.TensorSource;

/**
 * Writes weight files tile by tile on all cores. Memory is bounded by a few tiles per core, whatever the size of the
 * model.
 */
public final class WeightWriter {
    private final TensorSource source;
    private final BooleanSupplier cancelled;

    public WeightWriter(TensorSource source, BooleanSupplier cancelled) {
        this.source = source;
        this.cancelled = cancelled;
    }

    /**
     * Writes the files into a folder that has none of them yet.
     *
     * @throws java.util.concurrent.CancellationException if cancelled; what is written so far stays
     */
    public void write(List<LaidOutFile> files, Path folder, Progress.Listener listener)
            throws IOException, ModelPackageException {
        List<FileChannel> channels = new ArrayList<>();
        try {
            List<Tile> tiles = new ArrayList<>();
            for (LaidOutFile file : files) {
                FileChannel channel = FileChannel.open(
                        folder.resolve(file.plan().name()), StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                channels.add(channel);
                addTiles(tiles, file, channel);
            }
            long bytes = tiles.stream().mapToLong(Tile::storedBytes).sum();
            Progress progress = new Progress(listener, "Cutting layers", bytes);
            new ParallelWork(cancelled).run(tiles, () -> new TileConverter(source, progress));
            for (FileChannel channel : channels) {
                channel.force(false);
            }
        } finally {
            closeAll(channels);
        }
    }

    private static void addTiles(List<Tile> tiles, LaidOutFile file, FileChannel channel) {
        List<PlannedWeight> weights = file.plan().weights();
        for (int i = 0; i < weights.size(); i++) {
            tiles.addAll(Tile.cut(weights.get(i), file.stored().get(i), channel));
        }
    }

    private static void closeAll(List<FileChannel> channels) throws IOException {
        IOException failure = null;
        for (FileChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
