package org.phonebank.pipeline.serving;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.protocol.frame.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener on its own thread, in order. Confined to the turnstile. */
final class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final ServingRuntime runtime;
    private final ServingListener listener;
    private final double tolerance;

    Announcer(ServingRuntime runtime, ServingListener listener, double tolerance) {
        this.runtime = runtime;
        this.listener = listener;
        this.tolerance = tolerance;
    }

    void replicaFailed(LayerRange layers, Replica replica, StageException cause) {
        LOG.info("Isolated {}: {}", replica.phone(), cause.getMessage());
        tell(l -> l.replicaFailed(layers, replica, cause));
    }

    void tookOver(LayerRange layers, Replica from, Replica to, Duration interruption, long replayedPositions) {
        LOG.info(
                "{} took over from {} after {} ms, {} positions replayed",
                to.phone(),
                from.phone(),
                interruption.toMillis(),
                replayedPositions);
        tell(l -> l.tookOver(layers, from, to, interruption, replayedPositions));
    }

    void stageMissing(LayerRange layers) {
        tell(l -> l.stageMissing(layers));
    }

    void stageServed(LayerRange layers) {
        tell(l -> l.stageServed(layers));
    }

    void replicaCaughtUp(LayerRange layers, Replica replica) {
        tell(l -> l.replicaCaughtUp(layers, replica));
    }

    /** Compares two answers to one frame on the listener's thread, and tells if they differ. */
    void compare(LayerRange layers, Replica first, Frame firstAnswer, Replica second, Frame secondAnswer) {
        tell(l -> {
            double difference = FrameValues.difference(firstAnswer, secondAnswer);
            if (difference > tolerance) {
                LOG.warn("{} and {} answered differently, by {}", first.phone(), second.phone(), difference);
                l.answersDiffer(layers, first, second, difference);
            }
        });
    }

    private void tell(Consumer<ServingListener> event) {
        try {
            runtime.events().execute(() -> {
                try {
                    event.accept(listener);
                } catch (RuntimeException e) {
                    LOG.error("A listener of the pipeline failed.", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The pipeline was closed; nobody listens any more.", e);
        }
    }
}
