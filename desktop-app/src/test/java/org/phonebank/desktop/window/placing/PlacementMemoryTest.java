package org.phonebank.desktop.window.placing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phonebank.desktop.window.placing.Benches.placed;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.lab.LabEvent.ModelChosen;
import org.phonebank.desktop.lab.LabEvent.Rearranging;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabEvent.WorkbenchChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.Rearrangement;
import org.phonebank.desktop.window.base.RecordingLab;
import org.phonebank.desktop.wizard.KeptPlacement;
import org.phonebank.desktop.wizard.PlacementsFile;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Purpose;

class PlacementMemoryTest {
    private static final Arrangement PRESENT = placed("A", 4, "B", 8);
    private static final Arrangement OTHER = placed("A", 5, "B", 8);
    private static final KeptPlacement.Lab LAB = new KeptPlacement.Lab("f00d", List.of("A", "B", "C", "D"));

    @TempDir
    Path folder;

    private final PlacementBoard board = new PlacementBoard(new RecordingLab());

    @SuppressWarnings("NullAway.Init")
    private PlacementsFile file;

    @BeforeEach
    void serve() {
        file = new PlacementsFile(folder.resolve("placements.json"));
        PlacementMemory memory = new PlacementMemory(file);
        memory.show(new ModelChosen("Toy", 1, 8, 8, "f00d"));
        board.stateProperty().subscribe(memory::follow);
        board.show(new StateChanged(LabState.READY));
        board.show(new WorkbenchChanged(Benches.of(PRESENT), false));
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void whatAPersonHadMovedIsKeptWhenItIsThere() {
        board.change(OTHER);
        board.apply();
        assertThat(file.find(LAB)).isEmpty();

        board.show(new Rearranging(Rearrangement.DONE, 1, Set.of(), Phrase.NONE));
        assertThat(file.find(LAB)).contains(KeptPlacement.of(LAB, OTHER, null));
    }

    @Test
    void whatFailedIsNotKept() {
        board.change(OTHER);
        board.apply();
        board.show(new Rearranging(Rearrangement.FAILED, 0, Set.of(), Phrase.verbatim("A is gone.")));

        assertThat(file.find(LAB)).isEmpty();
    }

    @Test
    void whatThePlannerDidForAPurposeIsKeptByThat() {
        board.place(Purpose.CHAT);
        board.apply();
        board.show(new Rearranging(Rearrangement.DONE, 1, Set.of(), Phrase.NONE));

        assertThat(file.find(LAB).map(KeptPlacement::purpose)).contains(Purpose.CHAT);
    }
}
