package org.phonebank.pipeline.serving;

import java.time.Duration;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.link.StageException;

/**
 * Hears what a pipeline does by itself. Called one at a time, in the order in which things happened, on a thread that is
 * no link's; may call the pipeline.
 */
public interface ServingListener {
    /** Hears nothing. */
    ServingListener NONE = new ServingListener() {};

    /**
     * A replica failed and is no longer part of the layout; {@link ServingPipeline#add} takes it back.
     *
     * @param cause says what happened and names the phone
     */
    default void replicaFailed(LayerRange layers, Replica replica, StageException cause) {}

    /**
     * A replica goes on with a sequence that another one had served, and has given its first answer.
     *
     * @param from the one that failed or was removed
     * @param interruption from when the frame that stayed without an answer was sent to the one, or was due for it, until
     *     the answer of the other; one normal step is part of it
     * @param replayedPositions that were computed again to get there, by this stage and those before it
     */
    default void tookOver(LayerRange layers, Replica from, Replica to, Duration interruption, long replayedPositions) {}

    /** No replica serves a stage any more, or of a new layout; steps wait there until one is added or resumed. */
    default void stageMissing(LayerRange layers) {}

    /** A stage that was missing is served again. */
    default void stageServed(LayerRange layers) {}

    /** A mirrored stage's replica that had been added or resumed holds all running sequences. */
    default void replicaCaughtUp(LayerRange layers, Replica replica) {}

    /**
     * Two replicas of a mirrored stage gave different answers to the same frame, so one of them computes wrongly; both
     * should be tested. The answer of the first was used.
     *
     * @param difference greatest difference of two values, relative to the greatest value
     */
    default void answersDiffer(LayerRange layers, Replica first, Replica second, double difference) {}
}
