package org.phonebank.tests.serving;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.phonebank.desktop.lab.LabException;
import org.phonebank.desktop.lab.LocalChain;
import org.phonebank.partitioner.LayerStore;
import org.phonebank.partitioner.PartitionListener;
import org.phonebank.partitioner.PartitionOptions;
import org.phonebank.partitioner.Partitioner;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.pipeline.link.StageLink;
import org.phonebank.pipeline.serving.Replica;
import org.phonebank.pipeline.serving.ServingOptions;

/**
 * Real shards of a model in this process, two for each range of layers as if two phones had them. They stay open from one
 * pipeline to the next; each pipeline gets links of its own.
 */
final class SpareLab implements AutoCloseable {
    /** A killed worker is noticed at once; this bounds how long a hung one stays unnoticed. */
    private static final Duration ANSWER_FLOOR = Duration.ofMillis(120);

    static final Duration WARM_UP_STEP = Duration.ofMillis(5);

    private final LayerStore store;
    private final Map<String, LocalChain> shards = new HashMap<>();

    private SpareLab(LayerStore store) {
        this.store = store;
    }

    /** The sample model in so many bits. */
    static SpareLab sample(Path stores, int bits) throws Exception {
        return open(Path.of("../assets/sample-model/model"), stores, bits);
    }

    static SpareLab open(Path model, Path stores, int bits) throws Exception {
        return new SpareLab(new Partitioner()
                .partition(model, stores, PartitionOptions.ofBits(bits), PartitionListener.NONE, () -> false));
    }

    LayerStore store() {
        return store;
    }

    ModelShape shape() {
        return store.manifest().shape();
    }

    ServingOptions options(Path journal) {
        return ServingOptions.of(shape().hiddenSize(), shape().vocabularySize(), journal)
                .withAnswerFloor(ANSWER_FLOOR);
    }

    /** Layers of each stage when the model is cut into so many. */
    List<LayerRange> stages(int count) {
        List<LayerRange> stages = new ArrayList<>();
        int layers = shape().layers();
        for (int stage = 0; stage < count; stage++) {
            stages.add(new LayerRange(stage * layers / count, (stage + 1) * layers / count));
        }
        return stages;
    }

    static String serial(LayerRange layers, char which) {
        return layers.first() + "-" + layers.end() + which;
    }

    /** A phone as a pipeline sees it, over a link that can fail. */
    Replica replica(LayerRange layers, char which, FailingLink.Watcher watcher) {
        String serial = serial(layers, which);
        return new Replica(
                serial,
                "phone " + serial,
                new FailingLink("phone " + serial, shard(layers, which), watcher),
                WARM_UP_STEP);
    }

    /** The shard itself. */
    synchronized StageLink shard(LayerRange layers, char which) {
        return shards.computeIfAbsent(serial(layers, which), serial -> open(layers))
                .stages()
                .get(0);
    }

    private LocalChain open(LayerRange layers) {
        try {
            return LocalChain.open(store, List.of(layers));
        } catch (IOException | LabException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public synchronized void close() {
        shards.values().forEach(LocalChain::close);
        shards.clear();
    }
}
