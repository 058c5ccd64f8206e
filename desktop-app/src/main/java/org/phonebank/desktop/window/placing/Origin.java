package org.phonebank.desktop.window.placing;

import java.util.List;
import java.util.Optional;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Placement;
import org.phonebank.pipeline.placement.Proposal;
import org.phonebank.pipeline.placement.Purpose;
import org.phonebank.pipeline.placement.Remark;
import org.phonebank.pipeline.placement.Workbench;

/** Who has placed layers as they are. */
public enum Origin {
    /** The planner would place them so for chat, or has. */
    CHAT,
    /** The planner would place them so for batch, or has. */
    BATCH,
    /** A person wants them so; they are not there yet. */
    DRAFT,
    /** A person has had them placed so. */
    HAND,
    /** The planner placed them so when the lab was prepared. */
    PLANNER,
    /** The lab has moved some since it was prepared, because phones were lost or changed their speed. */
    LAB;

    static Origin of(PlacementState state, Workbench bench, Arrangement draft) {
        Placed applied = state.changed() ? null : state.applied();
        if (applied != null && !applied.arrangement().equals(draft)) {
            applied = null;
        }
        Purpose wanted = applied == null ? state.purpose() : applied.purpose();
        // The planner may place alike for both.
        if (wanted != null) {
            return of(wanted);
        }
        for (Purpose purpose : Purpose.values()) {
            if (bench.propose(purpose).arrangement().equals(Optional.of(draft))) {
                return of(purpose);
            }
        }
        if (state.changed()) {
            return DRAFT;
        }
        if (applied != null) {
            return HAND;
        }
        Placement planned = state.planned();
        if (planned == null || !Arrangement.of(planned).equals(draft)) {
            return LAB;
        }
        boolean person = planned.remarks().stream().anyMatch(remark -> remark.code() == Remark.Code.BY_HAND);
        return person ? HAND : PLANNER;
    }

    private static Origin of(Purpose purpose) {
        return purpose == Purpose.CHAT ? CHAT : BATCH;
    }

    /** Why the planner did so; none if it did not, or would not any more. */
    List<Remark> remarks(PlacementState state, Workbench bench) {
        return switch (this) {
            case CHAT -> remarks(bench.propose(Purpose.CHAT), state);
            case BATCH -> remarks(bench.propose(Purpose.BATCH), state);
            case PLANNER ->
                state.planned() == null ? List.of() : state.planned().remarks();
            case DRAFT, HAND, LAB -> List.of();
        };
    }

    private static List<Remark> remarks(Proposal proposal, PlacementState state) {
        return proposal.arrangement().equals(state.wanted()) ? proposal.remarks() : List.of();
    }
}
