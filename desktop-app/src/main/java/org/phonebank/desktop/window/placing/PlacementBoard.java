package org.phonebank.desktop.window.placing;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.Rearranging;
import org.phonebank.desktop.lab.LabEvent.WorkbenchChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.Rearrangement;
import org.phonebank.desktop.lab.RefusedException;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.desktop.window.base.LabObserver;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Placement;
import org.phonebank.pipeline.placement.Purpose;
import org.phonebank.pipeline.placement.Upkeep;
import org.phonebank.pipeline.placement.Workbench;

/**
 * The placement that a person is working on, with all steps that can be taken back. It outlives views: whoever shows it
 * follows its state. As long as the person has changed nothing, it follows the lab.
 */
public final class PlacementBoard implements LabObserver {
    private final Lab lab;
    private final DraftHistory history = new DraftHistory();
    private final ObjectProperty<PlacementState> state = new SimpleObjectProperty<>(this, "state", PlacementState.NONE);
    private LabState labState = LabState.STOPPED;
    private @Nullable Workbench bench;
    private boolean awaited;
    private @Nullable Rearranging rearranging;
    private @Nullable Placement planned;
    private @Nullable Placed moved;
    private @Nullable Placed applied;
    private CompletableFuture<?> moving = CompletableFuture.completedFuture(null);

    public PlacementBoard(Lab lab) {
        this.lab = lab;
    }

    @Override
    public void show(LabEvent event) {
        if (event instanceof WorkbenchChanged changed) {
            show(changed.workbench(), changed.awaited());
        } else if (event instanceof LabEvent.StateChanged changed) {
            show(changed.state());
        } else if (event instanceof LabEvent.PlacementMade made) {
            planned = made.placement();
            tell();
        } else if (event instanceof Rearranging now) {
            show(now);
        }
    }

    private void show(Workbench next, boolean waits) {
        boolean untouched = bench == null
                || history.now()
                        .map(Placed::arrangement)
                        .map(bench.present()::equals)
                        .orElse(true);
        if (bench == null || bench.layers() != next.layers()) {
            history.begin(next.present());
        } else if (untouched) {
            history.follow(next.present());
        }
        bench = next;
        awaited = waits;
        if (moved != null && moved.arrangement().equals(next.present())) {
            applied = moved;
        }
        tell();
    }

    private void show(Rearranging now) {
        rearranging = now;
        if (now.phase() == Rearrangement.DONE && moved != null) {
            applied = moved;
        }
        if (now.phase().ended()) {
            moved = null;
        }
        tell();
    }

    private void show(LabState now) {
        boolean another = now == LabState.PREPARING || !now.begun();
        labState = now;
        if (another) {
            bench = null;
            awaited = false;
            rearranging = null;
            planned = null;
            moved = null;
            applied = null;
            history.begin(null);
        }
        tell();
    }

    /** Makes it the draft. */
    public void change(Arrangement next) {
        history.change(new Placed(next, null));
        tell();
    }

    public void undo() {
        history.undo();
        tell();
    }

    public void redo() {
        history.redo();
        tell();
    }

    /** Goes back to what is; that can be taken back, too. */
    public void discard() {
        if (bench != null) {
            change(bench.present());
        }
    }

    /** Makes what the planner would do the draft. */
    public void place(Purpose purpose) {
        if (bench != null) {
            bench.propose(purpose).arrangement().ifPresent(arrangement -> {
                history.change(new Placed(arrangement, purpose));
                tell();
            });
        }
    }

    /** Has the lab do what the draft says. */
    public void apply() {
        Optional<Placed> wanted = history.now();
        if (wanted.isEmpty() || state.get().underWay()) {
            return;
        }
        // A second refusal is told, too.
        rearranging = null;
        tell();
        Arrangement arrangement = wanted.get().arrangement();
        Placed next = new Placed(arrangement, purpose(arrangement, wanted.get().purpose()));
        try {
            if (awaited) {
                lab.place(next.arrangement(), upkeep(next));
                applied = next;
            } else {
                move(next);
            }
        } catch (RefusedException refused) {
            refuse(refused);
        }
    }

    private void move(Placed next) {
        CompletableFuture<Void> begun = lab.apply(next.arrangement(), upkeep(next));
        moving = begun;
        if (begun.isCompletedExceptionally()) {
            var unused = begun.exceptionally(this::refuse);
        } else {
            moved = next;
        }
    }

    /** The lab has changed since the newest picture of it came. */
    private @Nullable Void refuse(Throwable refused) {
        rearranging = new Rearranging(Rearrangement.FAILED, 0, Set.of(), Causes.tell(refused));
        tell();
        return null;
    }

    /** What the planner would do anyhow is left to it. */
    private static Upkeep upkeep(Placed next) {
        return next.purpose() == null ? Upkeep.BY_HAND : Upkeep.AUTOMATIC;
    }

    /** What the planner would do for it now, or did before phones changed; null for what only a person wants. */
    private @Nullable Purpose purpose(Arrangement arrangement, @Nullable Purpose proposedFor) {
        if (proposedFor != null) {
            return proposedFor;
        }
        for (Purpose purpose : Purpose.values()) {
            if (bench != null && bench.propose(purpose).arrangement().equals(Optional.of(arrangement))) {
                return purpose;
            }
        }
        return null;
    }

    /** Leaves the layers where they were, unless they have all arrived. */
    public void cancel() {
        moving.cancel(true);
    }

    private void tell() {
        state.set(new PlacementState(
                labState,
                bench,
                awaited,
                history.now().map(Placed::arrangement).orElse(null),
                history.now().map(Placed::purpose).orElse(null),
                history.canUndo(),
                history.canRedo(),
                rearranging,
                planned,
                applied));
    }

    public ReadOnlyObjectProperty<PlacementState> stateProperty() {
        return state;
    }
}
