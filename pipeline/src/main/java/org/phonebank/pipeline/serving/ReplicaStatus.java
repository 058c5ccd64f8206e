package org.phonebank.pipeline.serving;

import org.phonebank.partitioner.manifest.LayerRange;

/**
 * One replica of the layout at one moment.
 *
 * @param suspended gets no new work
 * @param unansweredRequests 0 once a suspended replica can be taken away without sending anything again
 * @param unansweredTokens in these requests
 * @param stepTimes measured so far; goes on being updated
 */
public record ReplicaStatus(
        LayerRange layers,
        Replica replica,
        boolean suspended,
        int unansweredRequests,
        int unansweredTokens,
        StepTimes stepTimes) {}
