package org.phonebank.tests.serving;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.serving.Layout;
import org.phonebank.pipeline.serving.Redundancy;
import org.phonebank.pipeline.serving.Replica;
import org.phonebank.pipeline.serving.ReplicaChooser;
import org.phonebank.pipeline.serving.ServingListener;
import org.phonebank.pipeline.serving.ServingPipeline;
import org.phonebank.pipeline.serving.StageLayout;

/** A pipeline over the shards of a lab, two phones to each stage. Phones that nothing befell are taken back at once. */
final class ServedLab implements ServingListener, AutoCloseable {
    private final SpareLab lab;
    private final ServingPipeline pipeline;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private ServedLab(SpareLab lab, Path journal) throws IOException {
        this.lab = lab;
        this.pipeline = new ServingPipeline(lab.options(journal), ReplicaChooser.PREDICTED_FINISH, this);
    }

    static ServedLab open(SpareLab lab, Path journal) throws IOException {
        return new ServedLab(lab, journal);
    }

    ServingPipeline pipeline() {
        return pipeline;
    }

    /** In the words of this class. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    /** @param watchers of the links of each stage, by its number */
    void serve(List<LayerRange> stages, Redundancy redundancy, IntFunction<FailingLink.Watcher> watchers) {
        List<StageLayout> layouts = new ArrayList<>();
        for (int stage = 0; stage < stages.size(); stage++) {
            LayerRange layers = stages.get(stage);
            FailingLink.Watcher watcher = watchers.apply(stage);
            layouts.add(new StageLayout(
                    layers, redundancy, List.of(lab.replica(layers, 'a', watcher), lab.replica(layers, 'b', watcher))));
        }
        pipeline.serve(new Layout(pipeline.layout().version() + 1, layouts));
    }

    /** A phone is there again, over another link. */
    void comeBack(LayerRange layers, char which) {
        pipeline.add(layers, lab.replica(layers, which, FailingLink.Watcher.NONE));
    }

    @Override
    public void replicaFailed(LayerRange layers, Replica replica, StageException cause) {
        heard.add(replica.phone() + " failed: " + cause.reason());
        if (replica.link() instanceof FailingLink link && link.isSound()) {
            heard.add(replica.phone() + " was only slow: " + cause.getMessage());
            pipeline.add(layers, replica);
        }
    }

    @Override
    public void tookOver(LayerRange layers, Replica from, Replica to, Duration interruption, long replayedPositions) {
        heard.add(to.phone() + " took over from " + from.phone());
    }

    @Override
    public void answersDiffer(LayerRange layers, Replica first, Replica second, double difference) {
        heard.add(first.phone() + " and " + second.phone() + " differ");
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
