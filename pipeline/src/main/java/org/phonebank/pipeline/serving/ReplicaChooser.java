package org.phonebank.pipeline.serving;

import java.util.List;
import org.phonebank.partitioner.manifest.LayerRange;

/**
 * Says which replica of a stage computes a frame. Asked for every frame of a journaled stage with several replicas that
 * could, on a hot path: must not block and must not call the pipeline.
 */
@FunctionalInterface
public interface ReplicaChooser {
    /** See {@link #PREDICTED_FINISH}. */
    double CLEARLY_SOONER = 0.75;

    /**
     * The earliest predicted finish. The replica that has the sequence keeps it unless another one is predicted to need
     * less than {@value #CLEARLY_SOONER} of its time: what two phones alike are measured at differs by chance, and changing
     * between them would compute everything twice.
     */
    ReplicaChooser PREDICTED_FINISH = (layers, tokens, candidates) -> {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < candidates.size(); i++) {
            ReplicaCandidate candidate = candidates.get(i);
            double finish = candidate.finish().toNanos() * (candidate.current() ? ReplicaChooser.CLEARLY_SOONER : 1);
            if (finish < least || (finish == least && candidate.current())) {
                best = i;
                least = finish;
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
