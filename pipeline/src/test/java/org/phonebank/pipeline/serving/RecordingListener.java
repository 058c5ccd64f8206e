package org.phonebank.pipeline.serving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.link.StageException;

/** Writes down what it hears. */
final class RecordingListener implements ServingListener {
    final List<String> heard = new ArrayList<>();
    final List<Duration> interruptions = new ArrayList<>();

    @Override
    public void replicaFailed(LayerRange layers, Replica replica, StageException cause) {
        heard.add(words(layers) + " " + replica.serial() + " failed: " + cause.reason());
    }

    @Override
    public void tookOver(LayerRange layers, Replica from, Replica to, Duration interruption, long replayedPositions) {
        heard.add(words(layers) + " " + to.serial() + " took over from " + from.serial() + ", " + replayedPositions
                + " replayed");
        interruptions.add(interruption);
    }

    @Override
    public void stageMissing(LayerRange layers) {
        heard.add(words(layers) + " missing");
    }

    @Override
    public void stageServed(LayerRange layers) {
        heard.add(words(layers) + " served");
    }

    @Override
    public void replicaCaughtUp(LayerRange layers, Replica replica) {
        heard.add(words(layers) + " " + replica.serial() + " caught up");
    }

    @Override
    public void answersDiffer(LayerRange layers, Replica first, Replica second, double difference) {
        heard.add(words(layers) + " " + first.serial() + " and " + second.serial() + " differ");
    }

    private static String words(LayerRange layers) {
        return layers.first() + ".." + layers.end();
    }
}
