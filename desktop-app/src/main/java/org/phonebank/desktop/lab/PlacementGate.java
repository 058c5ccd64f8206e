package org.phonebank.desktop.lab;

import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Judgement;
import org.phonebank.pipeline.placement.Upkeep;
import org.phonebank.pipeline.placement.Workbench;

/** Where the way of a lab stops until a person has placed its layers. For any thread. */
final class PlacementGate {
    private @Nullable Workbench awaited;
    private @Nullable Placed placed;

    /** What a person has decided. */
    record Placed(Arrangement arrangement, Upkeep upkeep) {}

    /** Waits until layers are placed. */
    synchronized Placed await(Workbench bench) throws InterruptedException {
        awaited = bench;
        placed = null;
        try {
            Placed decided;
            while ((decided = placed) == null) {
                wait();
            }
            return decided;
        } finally {
            awaited = null;
        }
    }

    /**
     * Opens the gate.
     *
     * @throws RefusedException unless somebody waits at it, or if the arrangement cannot be
     */
    synchronized void place(Arrangement arrangement, Upkeep upkeep) {
        Workbench bench = awaited;
        if (bench == null || placed != null) {
            throw new RefusedException(Phrase.of(FailureWording.NOT_AWAITED));
        }
        if (bench.judge(arrangement) instanceof Judgement.Refused refused) {
            throw new RefusedException(refused.why().sentence());
        }
        placed = new Placed(arrangement, upkeep);
        notifyAll();
    }
}
