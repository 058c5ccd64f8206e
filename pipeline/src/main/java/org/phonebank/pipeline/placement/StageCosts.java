package org.phonebank.pipeline.placement;

import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.StoreFile;

/**
 * What any range of layers costs a phone. Work is counted in bytes of weights that one token passes through: decoding is
 * bound by reading them. The embedding takes memory but no work, because a token reads one row of it.
 */
public final class StageCosts {
    private final int layers;
    private final long[] memoryBefore;
    private final long[] workBefore;
    private final long[] storedBefore;
    private long embedding;
    private long everywhere;
    private long head;

    private StageCosts(int layers) {
        this.layers = layers;
        this.memoryBefore = new long[layers + 1];
        this.workBefore = new long[layers + 1];
        this.storedBefore = new long[layers + 1];
    }

    /**
     * Counts.
     *
     * @param sequences conversations whose caches must fit at once
     */
    public static StageCosts of(ModelManifest model, int sequences) {
        StageCosts costs = new StageCosts(model.shape().layers());
        long[] weights = new long[costs.layers];
        long[] stored = new long[costs.layers];
        for (StoreFile file : model.files()) {
            switch (file.role()) {
                case EMBED -> {
                    costs.embedding += file.residentBytes();
                    stored[0] += file.sizeBytes();
                }
                case LAYER -> {
                    weights[file.layer()] += file.residentBytes();
                    stored[file.layer()] += file.sizeBytes();
                }
                case HEAD -> {
                    costs.head += file.residentBytes();
                    stored[costs.layers - 1] += file.sizeBytes();
                }
                case SHARED -> costs.everywhere += file.residentBytes();
                case GRAPH, TOKENIZER -> {
                    // Stays on the desktop.
                }
            }
        }
        for (int layer = 0; layer < costs.layers; layer++) {
            long cache = model.kvBytesPerSequence(new LayerRange(layer, layer + 1)) * sequences;
            costs.memoryBefore[layer + 1] = costs.memoryBefore[layer] + weights[layer] + cache;
            costs.workBefore[layer + 1] = costs.workBefore[layer] + weights[layer];
            costs.storedBefore[layer + 1] = costs.storedBefore[layer] + stored[layer];
        }
        return costs;
    }

    /** Number of layers of the model. */
    public int layers() {
        return layers;
    }

    /** Bytes that layers {@code first} to {@code end} (exclusive) take on one phone. */
    public long memory(int first, int end) {
        return memoryBefore[end]
                - memoryBefore[first]
                + everywhere
                + (first == 0 ? embedding : 0)
                + (end == layers ? head : 0);
    }

    /** Work of one token in layers {@code first} to {@code end} (exclusive), in bytes of weights. */
    public double work(int first, int end) {
        return workBefore[end] - workBefore[first] + (end == layers ? head : 0);
    }

    /**
     * Bytes of the files of layers {@code first} to {@code end} (exclusive), with the embedding's and the head's where the
     * layers are the first and the last; without the small ones that every shard shares.
     */
    public long storedBytes(int first, int end) {
        return storedBefore[end] - storedBefore[first];
    }

    /** Time of a stage, in units of work over the phone's unit of speed. */
    double time(LayerRange range, PhoneCapacity phone) {
        return work(range.first(), range.end()) / phone.relativeSpeed();
    }

    /** Bytes of the whole model on that many phones together. */
    long total(int phones) {
        return memory(0, layers) + (phones - 1) * everywhere;
    }
}
