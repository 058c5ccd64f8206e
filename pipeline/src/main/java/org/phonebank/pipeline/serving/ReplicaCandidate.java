package org.phonebank.pipeline.serving;

import java.time.Duration;

/**
 * A replica that could compute a frame, and what stands before it.
 *
 * @param current whether it computed the frame before of this sequence
 * @param validPosition up to where its cache holds the sequence as it is now
 * @param catchUpTokens between there and the frame, to be computed first
 * @param catchUp predicted time for them
 * @param queued predicted time for what it has to answer already
 * @param step predicted time of the frame itself, link included
 */
public record ReplicaCandidate(
        Replica replica,
        boolean current,
        int validPosition,
        int catchUpTokens,
        Duration catchUp,
        Duration queued,
        Duration step) {
    /** From now until the frame's answer. */
    public Duration finish() {
        return catchUp.plus(queued).plus(step);
    }
}
