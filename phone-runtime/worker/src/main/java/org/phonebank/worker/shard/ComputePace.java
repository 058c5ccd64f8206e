package org.phonebank.worker.shard;

/** Stretches computations, so that a fast machine can imitate a slower processor. */
public interface ComputePace {
    /** Computes as fast as the machine can. */
    ComputePace UNSLOWED = startNanos -> {};

    /**
     * Returns when the computation has taken as long as it is meant to.
     *
     * @param startNanos {@link System#nanoTime} when it began
     */
    void stretch(long startNanos);
}
