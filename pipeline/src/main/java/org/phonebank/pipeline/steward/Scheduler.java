package org.phonebank.pipeline.steward;

import java.util.List;
import java.util.function.Function;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.serving.ReplicaCandidate;
import org.phonebank.pipeline.serving.ReplicaChooser;

/**
 * Routes each step to the replica with the earliest predicted finish (catching up, queue, link and computing), where a
 * phone that is warm, empty, throttled, short of memory or silent counts as slower by the weight of its verdict. A phone
 * that shall rest is chosen only if all of them shall; one that must stop only if nothing else is left. For any thread.
 */
public final class Scheduler implements ReplicaChooser {
    private final Function<String, Verdict> verdicts;

    /**
     * A scheduler.
     *
     * @param verdicts by serial, never blocking; {@link Steward#verdict} is meant for it
     */
    public Scheduler(Function<String, Verdict> verdicts) {
        this.verdicts = verdicts;
    }

    @Override
    public int choose(LayerRange layers, int tokens, List<ReplicaCandidate> candidates) {
        double slowestStep = 0;
        for (ReplicaCandidate candidate : candidates) {
            slowestStep = Math.max(slowestStep, (double) candidate.step().toNanos());
        }
        int best = -1;
        Verdict bestVerdict = Steward.WELCOME;
        double bestCost = Double.POSITIVE_INFINITY;
        for (int i = 0; i < candidates.size(); i++) {
            ReplicaCandidate candidate = candidates.get(i);
            Verdict verdict = verdicts.apply(candidate.replica().serial());
            double cost = cost(candidate, slowestStep) * verdict.weight();
            int use = best < 0 ? -1 : verdict.use().compareTo(bestVerdict.use());
            if (use < 0 || (use == 0 && (cost < bestCost || (cost == bestCost && candidate.current())))) {
                best = i;
                bestVerdict = verdict;
                bestCost = cost;
            }
        }
        return best;
    }

    /** A replica of which nothing was measured is not assumed to be infinitely fast but as slow as the slowest. */
    private static double cost(ReplicaCandidate candidate, double slowestStep) {
        double step = candidate.step().isZero()
                ? slowestStep
                : (double) candidate.step().toNanos();
        return (double) candidate.catchUp().toNanos() + candidate.queued().toNanos() + step;
    }
}
