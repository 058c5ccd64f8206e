package org.phonebank.tests.serving;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.phonebank.desktop.lab.LabException;
import org.phonebank.desktop.lab.LocalChain;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.serving.Layout;
import org.phonebank.pipeline.serving.Replica;
import org.phonebank.pipeline.serving.ReplicaChooser;
import org.phonebank.pipeline.serving.ServingListener;
import org.phonebank.pipeline.serving.ServingPipeline;
import org.phonebank.pipeline.serving.StageLayout;

/** Two phones to each stage; one that fails ends, and is there again with shards opened anew. */
final class FrailPhones implements ServingListener, AutoCloseable {
    /** So little that the journal is spilled to its file. */
    private static final long JOURNAL_MEMORY = 4 << 10;

    private static final long JOURNAL_DISK = 1 << 20;
    private static final int HANGS_EVERY = 97;
    private static final int UNPLUGGED_EVERY = 31;

    private final SpareLab lab;
    private final ServingPipeline pipeline;
    private final List<LayerRange> stages;
    private final Map<String, LocalChain> shards = new ConcurrentHashMap<>();
    private final Map<LayerRange, FailingLink> lastToAnswer = new ConcurrentHashMap<>();
    private int failures;

    private FrailPhones(SpareLab lab, List<LayerRange> stages, Path journal) throws IOException {
        this.lab = lab;
        this.stages = stages;
        this.pipeline = new ServingPipeline(
                lab.options(journal).withJournal(JOURNAL_MEMORY, JOURNAL_DISK), ReplicaChooser.PREDICTED_FINISH, this);
    }

    static FrailPhones start(SpareLab lab, List<LayerRange> stages, Path journal) throws IOException {
        FrailPhones phones = new FrailPhones(lab, stages, journal);
        List<StageLayout> layouts = new ArrayList<>();
        for (LayerRange layers : stages) {
            layouts.add(new StageLayout(
                    layers,
                    List.of(
                            phones.phone(SpareLab.serial(layers, 'a'), layers),
                            phones.phone(SpareLab.serial(layers, 'b'), layers))));
        }
        phones.pipeline.serve(new Layout(1, layouts));
        return phones;
    }

    ServingPipeline pipeline() {
        return pipeline;
    }

    /** Something befalls the phone that answered last in the stage whose turn it is, once all are there. */
    void failOne() {
        awaitAll();
        LayerRange stage = stages.get(failures % stages.size());
        Objects.requireNonNull(lastToAnswer.get(stage)).befall(next());
        failures++;
    }

    void awaitAll() {
        await().pollInterval(Duration.ofMillis(1)).until(() -> pipeline.layout().stages().stream()
                .allMatch(stage -> stage.replicas().size() == 2));
    }

    @Override
    public void replicaFailed(LayerRange layers, Replica replica, StageException cause) {
        lastToAnswer.remove(layers, (FailingLink) replica.link());
        Objects.requireNonNull(shards.remove(replica.serial())).close();
        pipeline.add(layers, phone(replica.serial(), layers));
    }

    @Override
    public void close() {
        pipeline.close();
        shards.values().forEach(LocalChain::close);
    }

    private Replica phone(String serial, LayerRange layers) {
        LocalChain shard = open(layers);
        shards.put(serial, shard);
        FailingLink link = new FailingLink(serial, shard.stages().get(0), (passing, request, computed) -> {
            if (computed) {
                lastToAnswer.put(layers, passing);
            }
        });
        return new Replica(serial, serial, link, SpareLab.WARM_UP_STEP);
    }

    private LocalChain open(LayerRange layers) {
        try {
            return LocalChain.open(lab.store(), List.of(layers));
        } catch (IOException | LabException e) {
            throw new AssertionError(e);
        }
    }

    private Trouble next() {
        if (failures % HANGS_EVERY == HANGS_EVERY - 1) {
            return Trouble.HUNG;
        }
        if (failures % UNPLUGGED_EVERY == UNPLUGGED_EVERY - 1) {
            return Trouble.UNPLUGGED;
        }
        return switch (failures % 3) {
            case 0 -> Trouble.KILLED;
            case 1 -> Trouble.NOT_A_NUMBER;
            default -> Trouble.OTHER_SHAPE;
        };
    }
}
