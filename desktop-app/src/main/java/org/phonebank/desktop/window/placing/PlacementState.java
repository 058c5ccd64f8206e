package org.phonebank.desktop.window.placing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.LabEvent.Rearranging;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Judgement;
import org.phonebank.pipeline.placement.Placement;
import org.phonebank.pipeline.placement.Purpose;
import org.phonebank.pipeline.placement.Workbench;

/**
 * Where the layers are and where a person wants them.
 *
 * @param bench null before phones and model are known
 * @param awaited whether the lab waits for a person to place its layers
 * @param draft null while there is no bench
 * @param purpose for which the planner made the draft; null if a person did by hand, or if it is what is
 * @param rearranging the latest that was told of layers on their way; null if nothing ever was
 * @param planned what the planner did when the lab was prepared; null before that
 * @param applied what a person had done last and was done; null if nobody has had anything done
 */
public record PlacementState(
        LabState lab,
        @Nullable Workbench bench,
        boolean awaited,
        @Nullable Arrangement draft,
        @Nullable Purpose purpose,
        boolean undoable,
        boolean redoable,
        @Nullable Rearranging rearranging,
        @Nullable Placement planned,
        @Nullable Placed applied) {
    static final PlacementState NONE =
            new PlacementState(LabState.STOPPED, null, false, null, null, false, false, null, null, null);

    public Optional<Workbench> workbench() {
        return Optional.ofNullable(bench);
    }

    /** What the person wants; as it is now, if the person has changed nothing. */
    public Optional<Arrangement> wanted() {
        return Optional.ofNullable(draft);
    }

    /** Whether the draft differs from what is. */
    public boolean changed() {
        return bench != null && draft != null && !draft.equals(bench.present());
    }

    /** Whether layers are on their way. */
    public boolean underWay() {
        return rearranging != null && !rearranging.phase().ended();
    }

    /** What phones and model say to the draft; empty while there is none. */
    public Optional<Judgement> judgement() {
        return bench == null || draft == null ? Optional.empty() : Optional.of(bench.judge(draft));
    }
}
