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
    /** What a person had done before with this lab, and wants again unless they say otherwise. */
    private @Nullable KeptPlacement kept;

    /** Why that cannot be. */
    private @Nullable Remark misfit;

    /** Says whether the event changed anything here. */
    boolean hear(LabEvent event) {
        if (event instanceof PlacementMade made) {
            placement = made.placement();
            asked = false;
        } else if (event instanceof WorkbenchChanged changed) {
            bench = changed.workbench();
            if (changed.awaited() && !asked) {
                kept = null;
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
        kept = null;
        misfit = null;
    }

    /** A person had the layers of such a lab placed so before; that is proposed, if it still can be. */
    void recall(KeptPlacement before) {
        kept = before;
        misfit = bench().map(known -> known.judge(before.arrangement()))
                .filter(Judgement.Refused.class::isInstance)
                .map(refused -> ((Judgement.Refused) refused).why())
                .orElse(null);
    }

    /** Why what a person had done by hand before cannot be; empty if it can, or if nobody had. */
    Optional<Remark> misfit() {
        return kept != null && kept.purpose() == null ? Optional.ofNullable(misfit) : Optional.empty();
    }

    /** What a person had done before, if it is proposed. */
    private Optional<KeptPlacement> again() {
        return misfit == null ? Optional.ofNullable(kept) : Optional.empty();
    }

    /** Whether it is proposed what a person had done before, though the planner would do otherwise now. */
    boolean asBefore() {
        return again().isPresent() && !again().map(KeptPlacement::arrangement).equals(planned());
    }

    Upkeep upkeep() {
        return purpose().isEmpty() ? Upkeep.BY_HAND : Upkeep.AUTOMATIC;
    }

    /** Whether the lab waits for a person to place its layers. */
    boolean asked() {
        return asked;
    }

    /** For which the planner is asked, or was; empty if what a person had done by hand is wanted. */
    Optional<Purpose> purpose() {
        if (again().isPresent()) {
            return again().map(KeptPlacement::purpose);
        }
        return Optional.of(kept != null && kept.purpose() != null ? kept.purpose() : purpose);
    }

    /** Empty as long as nothing is known of the phones. */
    Optional<Workbench> bench() {
        return Optional.ofNullable(bench);
    }

    /** What a person had done before, or the planner would do for what is wanted. */
    Optional<Arrangement> proposed() {
        return again().map(KeptPlacement::arrangement).or(this::planned);
    }

    private Optional<Arrangement> planned() {
        return purpose().flatMap(wanted -> bench().flatMap(
                        known -> known.propose(wanted).arrangement()));
    }

    /** Empty until layers are placed. */
    Optional<Placement> placement() {
        return Optional.ofNullable(placement);
    }
}
