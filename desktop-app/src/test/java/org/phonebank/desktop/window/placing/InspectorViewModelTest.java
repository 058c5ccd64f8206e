package org.phonebank.desktop.window.placing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phonebank.desktop.window.placing.Benches.placed;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabEvent.WorkbenchChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.RecordingLab;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Purpose;

class InspectorViewModelTest {
    private static final Arrangement PRESENT = placed("A", 4, "C", 8);

    private final Messages messages = Messages.load();
    private final PlacementBoard board = new PlacementBoard(new RecordingLab());
    private final InspectorViewModel inspector = new InspectorViewModel(board, messages, new Units(messages));

    @BeforeEach
    void serve() {
        inspector.follow();
        board.show(new StateChanged(LabState.READY));
        board.show(new WorkbenchChanged(Benches.of(PRESENT), false));
    }

    @Test
    void itSaysWhereATokenSpendsItsTime() {
        assertThat(inspector.planProperty().get().shares())
                .containsExactly(
                        new ShareRow("A", "Ada", "33\u00a0%", share(0), false),
                        new ShareRow("C", "Cid", "67\u00a0%", share(1), true));
    }

    @Test
    void itSaysWhoPlacedTheLayersAndWhy() {
        board.change(placed("A", 5, "C", 8));
        assertThat(inspector.planProperty().get().origin()).isEqualTo("Your draft");

        board.place(Purpose.CHAT);
        assertThat(inspector.planProperty().get().origin()).isEqualTo("Placed for chat");
        assertThat(inspector.planProperty().get().reasons())
                .isEqualTo(
                        "One phone holds all 8 layers: a token need not travel. 3 phones are not needed and stand by.");
    }

    @Test
    void whatAPersonHadDoneIsByHand() {
        Arrangement other = placed("A", 5, "C", 8);
        board.change(other);
        board.apply();
        board.show(new WorkbenchChanged(Benches.of(other), false));

        assertThat(inspector.planProperty().get().origin()).isEqualTo("Placed by hand");
    }

    /** What was measured since may have the planner propose something else. */
    @Test
    void whatThePlannerPlacedStaysItsWorkWhenPhonesChange() {
        board.place(Purpose.BATCH);
        Arrangement placed = board.stateProperty().get().wanted().orElseThrow();
        board.apply();
        board.show(new WorkbenchChanged(Benches.of(placed, 9e9), false));

        assertThat(List.of(
                        inspector.planProperty().get().origin(),
                        inspector.planProperty().get().reasons()))
                .isEqualTo(List.of("Placed for batch", "Placed for many answers at a time."));
    }

    @Test
    void itTellsWhatASelectedPhoneDoes() {
        inspector.selectedProperty().set("D");

        assertThat(inspector.nameProperty().get()).isEqualTo("Dot");
        assertThat(inspector.factsProperty().get())
                .isEqualTo(List.of(
                        new PhoneFact("Layers", "None"),
                        new PhoneFact("Can give", "250\u00a0MB"),
                        new PhoneFact("Guessed speed", "1.0\u00a0GB/s"),
                        new PhoneFact("Link, both ways", "0\u00a0ms")));
    }

    private double share(int row) {
        return inspector.planProperty().get().shares().get(row).share();
    }
}
