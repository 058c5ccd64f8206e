package org.phonebank.pipeline.serving;

import java.util.List;
import org.phonebank.partitioner.manifest.LayerRange;

/**
 * Says which replica of a stage computes a frame. Asked for every frame of a journaled stage with several replicas that
 * could, on a hot path: must not block and must not call the pipeline.
 */
@FunctionalInterface
public interface ReplicaChooser {
    /** The earliest predicted finish; among equals the one that has the sequence, then the first. */
    ReplicaChooser PREDICTED_FINISH = (layers, tokens, candidates) -> {
        int best = 0;
        for (int i = 1; i < candidates.size(); i++) {
            int difference =
                    candidates.get(i).finish().compareTo(candidates.get(best).finish());
            if (difference < 0 || (difference == 0 && candidates.get(i).current())) {
                best = i;
            }
        }
        return best;
    };

    /**
     * Chooses.
     *
     * @param layers of the stage
     * @param tokens in the frame
     * @param candidates at least two
     * @return index of the best one
     */
    int choose(LayerRange layers, int tokens, List<ReplicaCandidate> candidates);
}
