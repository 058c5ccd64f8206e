package org.phonebank.pipeline.serving;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.LayerWording;

/** A stage while it is part of the layout. Confined to the turnstile, but for what is final. */
final class StageState {
    final LayerRange layers;
    final List<ReplicaState> replicas = new ArrayList<>();
    /** Of what the stage answers. */
    final Plausibility plausibility;

    Redundancy redundancy;
    boolean missing;
    private final boolean last;

    StageState(StageLayout layout, boolean last, Plausibility plausibility) {
        this.layers = layout.layers();
        this.redundancy = layout.redundancy();
        this.last = last;
        this.plausibility = plausibility;
    }

    /** Whether it gives candidates; for any thread. */
    boolean isLast() {
        return last;
    }

    boolean isMirrored() {
        return redundancy == Redundancy.MIRRORED;
    }

    boolean isServed() {
        for (ReplicaState replica : replicas) {
            if (replica.isUsable()) {
                return true;
            }
        }
        return false;
    }

    StageLayout layout() {
        return new StageLayout(
                layers,
                redundancy,
                replicas.stream().map(state -> state.replica).toList());
    }

    /** As people count them: "layer 3" or "layers 5–6". */
    String words() {
        return LayerWording.layers(layers).english();
    }
}
