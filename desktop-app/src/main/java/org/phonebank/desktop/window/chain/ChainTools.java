package org.phonebank.desktop.window.chain;

import java.util.Optional;
import org.phonebank.desktop.window.placing.Grip;
import org.phonebank.desktop.window.placing.Moves;
import org.phonebank.desktop.window.placing.PlacementSteps;
import org.phonebank.desktop.window.placing.PlacementViewModel;
import org.phonebank.pipeline.placement.Arrangement;

/** With what layers are placed from the cards of the chain. */
public record ChainTools(PlacementViewModel placement, PlacementSteps steps) {
    /** Stage of a phone in the draft, from 0; -1 if it holds nothing. */
    int stageOf(String serial) {
        return draft().map(draft -> Moves.stageOf(draft, serial).orElse(-1)).orElse(-1);
    }

    /** Takes hold of all that a phone holds, or of the phone if it holds nothing. */
    void take(String serial) {
        gripOf(serial).ifPresent(placement::take);
    }

    /** Empty while nothing can be placed. */
    Optional<Grip> gripOf(String serial) {
        int stage = stageOf(serial);
        return draft().map(draft -> stage < 0 ? new Grip.Newcomer(serial) : new Grip.Shard(stage));
    }

    /** The grip of one layer of a phone; empty if the phone does not hold it in the draft. */
    Optional<Grip> gripOf(String serial, int layer) {
        Arrangement draft = draft().orElse(null);
        for (int stage = 0; draft != null && stage < draft.stages().size(); stage++) {
            Arrangement.Assigned assigned = draft.stages().get(stage);
            if (assigned.serial().equals(serial) && assigned.layers().contains(layer)) {
                return Optional.of(new Grip.Layers(stage, layer));
            }
        }
        return Optional.empty();
    }

    private Optional<Arrangement> draft() {
        return placement.board().stateProperty().get().wanted();
    }
}
