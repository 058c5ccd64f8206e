package org.phonebank.desktop.window.setup;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.PlacementMade;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabEvent.WorkbenchChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Placement;
import org.phonebank.pipeline.placement.Purpose;
import org.phonebank.pipeline.placement.Workbench;

/** Where the layers go, as the lab tells it and a person wants it. */
final class LayerPlacing {
    private @Nullable Placement placement;
    private @Nullable Workbench bench;
    private boolean asked;
    private Purpose purpose = Purpose.BATCH;

    /** Says whether the event changed anything here. */
    boolean hear(LabEvent event) {
        if (event instanceof PlacementMade made) {
            placement = made.placement();
            asked = false;
        } else if (event instanceof WorkbenchChanged changed) {
            bench = changed.workbench();
            asked = changed.awaited();
        } else if (event instanceof StateChanged changed) {
            if (!changed.state().begun()) {
                placement = null;
                bench = null;
            }
            asked = asked && changed.state() == LabState.PREPARING;
        } else {
            return false;
        }
        return true;
    }

    /** The lab has been told, and waits no more. */
    void answered() {
        asked = false;
    }

    void want(Purpose wanted) {
        purpose = wanted;
    }

    /** Whether the lab waits for a person to place its layers. */
    boolean asked() {
        return asked;
    }

    Purpose purpose() {
        return purpose;
    }

    /** Empty as long as nothing is known of the phones. */
    Optional<Workbench> bench() {
        return Optional.ofNullable(bench);
    }

    /** What the planner would do for what is wanted. */
    Optional<Arrangement> proposed() {
        return bench().flatMap(known -> known.propose(purpose).arrangement());
    }

    /** Empty until layers are placed. */
    Optional<Placement> placement() {
        return Optional.ofNullable(placement);
    }
}
