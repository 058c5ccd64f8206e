package org.phonebank.desktop.window.setup;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.PlacementMade;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabEvent.WorkbenchChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.wizard.KeptPlacement;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Judgement;
import org.phonebank.pipeline.placement.Placement;
import org.phonebank.pipeline.placement.Purpose;
import org.phonebank.pipeline.placement.Remark;
import org.phonebank.pipeline.placement.Upkeep;
import org.phonebank.pipeline.placement.Workbench;

/** Where the layers go, as the lab tells it and a person wants it. */
final class LayerPlacing {
    private @Nullable Placement placement;
    private @Nullable Workbench bench;
    private boolean asked;
    private Purpose purpose = Purpose.BATCH;
    /** What a person had done before, and wants again unless they say otherwise. */
    private @Nullable Arrangement again;

    private @Nullable Remark misfit;

    /** Says whether the event changed anything here. */
    boolean hear(LabEvent event) {
        if (event instanceof PlacementMade made) {
            placement = made.placement();
            asked = false;
        } else if (event instanceof WorkbenchChanged changed) {
            bench = changed.workbench();
            if (changed.awaited() && !asked) {
                again = null;
                misfit = null;
            }
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
        again = null;
    }

    /** A person had the layers of such a lab placed so before; that is proposed, if it still can be. */
    void recall(KeptPlacement kept) {
        Purpose wanted = kept.purpose();
        if (wanted != null) {
            purpose = wanted;
        }
        Judgement judgement = kept.byHand()
                .flatMap(arrangement -> bench().map(known -> known.judge(arrangement)))
                .orElse(null);
        if (judgement instanceof Judgement.Refused refused) {
            misfit = refused.why();
        } else if (judgement != null) {
            again = kept.byHand().orElseThrow();
        }
    }

    /** Why what a person had done before cannot be; empty if it can, or if nobody had. */
    Optional<Remark> misfit() {
        return Optional.ofNullable(misfit);
    }

    /** Whether it is proposed what a person had done by hand before. */
    boolean byHand() {
        return again != null;
    }

    Upkeep upkeep() {
        return byHand() ? Upkeep.BY_HAND : Upkeep.AUTOMATIC;
    }

    /** Whether the lab waits for a person to place its layers. */
    boolean asked() {
        return asked;
    }

    /** For which the planner is asked; empty if what a person had done is wanted. */
    Optional<Purpose> purpose() {
        return byHand() ? Optional.empty() : Optional.of(purpose);
    }

    /** Empty as long as nothing is known of the phones. */
    Optional<Workbench> bench() {
        return Optional.ofNullable(bench);
    }

    /** What a person had done before, or the planner would do for what is wanted. */
    Optional<Arrangement> proposed() {
        return again != null
                ? Optional.of(again)
                : bench().flatMap(known -> known.propose(purpose).arrangement());
    }

    /** Empty until layers are placed. */
    Optional<Placement> placement() {
        return Optional.ofNullable(placement);
    }
}
