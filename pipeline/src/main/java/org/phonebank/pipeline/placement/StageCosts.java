package org.phonebank.pipeline.placement;

import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.StoreFile;

/**
 * What any range of layers costs a phone. Work is counted in bytes of weights that one token passes through: decoding is
 * bound by reading them. The embedding takes memory but no work, because a token reads one row of it.
 */
final class StageCosts {
    private final int layers;
    private final long[] memoryBefore;
    private final long[] workBefore;
    private long embedding;
    private long everywhere;
    private long head;

    private StageCosts(int layers) {
        this.layers = layers;
        this.memoryBefore = new long[layers + 1];
        this.workBefore = new long[layers + 1];
    }

    static StageCosts of(ModelManifest model, int sequences) {
        StageCosts costs = new StageCosts(model.shape().layers());
        long[] weights = new long[costs.layers];
        for (StoreFile file : model.files()) {
            switch (file.role()) {
                case EMBED -> costs.embedding += file.residentBytes();
                case LAYER -> weights[file.layer()] += file.residentBytes();
                case HEAD -> costs.head += file.residentBytes();
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
        }
        return costs;
    }

    int layers() {
        return layers;
    }

    /** Bytes that layers {@code first} to {@code end} (exclusive) take on one phone. */
    long memory(int first, int end) {
        return memoryBefore[end]
                - memoryBefore[first]
                + everywhere
                + (first == 0 ? embedding : 0)
                + (end == layers ? head : 0);
    }

    double work(int first, int end) {
        return workBefore[end] - workBefore[first] + (end == layers ? head : 0);
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
