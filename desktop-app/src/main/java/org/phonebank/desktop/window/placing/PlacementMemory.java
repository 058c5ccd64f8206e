package org.phonebank.desktop.window.placing;

import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.ModelChosen;
import org.phonebank.desktop.window.base.LabObserver;
import org.phonebank.desktop.wizard.KeptPlacement;
import org.phonebank.desktop.wizard.PlacementsFile;

/** Keeps where a person has had layers moved, as soon as they are there. */
public final class PlacementMemory implements LabObserver {
    private final PlacementsFile file;
    private @Nullable ModelChosen model;
    private @Nullable Placed kept;

    public PlacementMemory(PlacementsFile file) {
        this.file = file;
    }

    @Override
    public void show(LabEvent event) {
        if (event instanceof ModelChosen chosen) {
            model = chosen;
        }
    }

    /** The board has changed. */
    public void follow(PlacementState state) {
        Placed applied = state.applied();
        ModelChosen serving = model;
        if (applied != null && !applied.equals(kept) && serving != null && state.bench() != null) {
            file.keep(KeptPlacement.of(
                    KeptPlacement.Lab.of(serving, state.bench()), applied.arrangement(), applied.purpose()));
        }
        kept = applied;
    }
}
