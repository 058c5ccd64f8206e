package org.phonebank.desktop.window.placing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.phonebank.desktop.window.placing.Benches.placed;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.lab.LabEvent.Rearranging;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabEvent.WorkbenchChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.Rearrangement;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Notice;
import org.phonebank.desktop.window.base.Notices;
import org.phonebank.desktop.window.base.RecordingLab;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Purpose;

class PlacementActionsTest {
    private static final Arrangement PRESENT = placed("A", 4, "B", 8);
    private static final String UNREADY =
            "Layers can be placed when the phones have passed their self-tests and the lab is ready.";

    private final Messages messages = Messages.load();
    private final Notices notices = new Notices(InstantSource.fixed(Instant.EPOCH));
    private final PlacementBoard board = new PlacementBoard(new RecordingLab());
    private final PlacementActions actions = new PlacementActions(board, messages, new Units(messages), notices);

    @BeforeEach
    void follow() {
        actions.follow();
    }

    @Test
    void beforeThePhonesAreTestedNothingCanBePlaced() {
        assertThat(List.of(
                        actions.applyObstacleProperty().get(),
                        actions.chatObstacleProperty().get()))
                .isEqualTo(List.of(UNREADY, UNREADY));
    }

    @Test
    void whatIsNotChangedNeedNotBeApplied() {
        serve();
        assertThat(actions.applyObstacleProperty().get())
                .isEqualTo("The layers are where you want them. Move some first.");

        board.change(placed("A", 5, "B", 8));
        assertThat(List.of(
                        actions.applyObstacleProperty().get(),
                        actions.undoObstacleProperty().get(),
                        actions.discardObstacleProperty().get()))
                .isEqualTo(List.of("", "", ""));
    }

    @Test
    void whatDoesNotFitCannotBeApplied() {
        serve();
        board.change(placed("A", 4, "D", 8));

        assertThat(actions.applyObstacleProperty().get())
                .isEqualTo("Dot has room for 250\u00a0MB, not for the 401\u00a0MB of layers 5–8.");
    }

    @Test
    void whatThePlannerWouldDoIsOfferedUntilItIsDone() {
        serve();
        assertThat(actions.chatObstacleProperty().get()).isEmpty();

        board.place(Purpose.CHAT);
        assertThat(actions.chatObstacleProperty().get()).isEqualTo("The layers are placed like this already.");
    }

    @Test
    void aMoveShowsHowFarItIsAndHowItEnded() {
        serve();
        board.show(new Rearranging(Rearrangement.LOADING, 0.4, Set.of("A"), Phrase.verbatim("Loading.")));
        assertThat(List.of(
                        actions.underWayProperty().get(),
                        actions.progressProperty().get(),
                        actions.progressTextProperty().get()))
                .isEqualTo(List.of(true, 0.4, "Phones load their new layers, answers go on"));

        board.show(new Rearranging(Rearrangement.FAILED, 0.4, Set.of(), Phrase.verbatim("Ada was unplugged.")));
        assertThat(actions.underWayProperty().get()).isFalse();
        assertThat(notices.all())
                .extracting(Notice::tone, Notice::title, Notice::text)
                .containsExactly(tuple(Tone.DANGER, "The layers could not be moved", "Ada was unplugged."));
    }

    @Test
    void theEndOfAMoveNamesWhoPlacedTheLayers() {
        serve();
        for (Purpose purpose : Purpose.values()) {
            board.place(purpose);
            applied();
        }
        board.change(placed("A", 5, "B", 8));
        applied();

        assertThat(notices.all())
                .extracting(Notice::text)
                .containsExactlyInAnyOrder(
                        "The phones now serve as the planner placed the layers for chat.",
                        "The phones now serve as the planner placed the layers for batch.",
                        "The phones now serve as you have placed the layers.");
    }

    private void applied() {
        board.apply();
        board.show(new Rearranging(Rearrangement.DONE, 1, Set.of(), Phrase.NONE));
    }

    @Test
    void aLabThatWaitsForItsLayersNamesTheActionSo() {
        board.show(new StateChanged(LabState.PREPARING));
        board.show(new WorkbenchChanged(Benches.of(PRESENT), true));

        assertThat(List.of(
                        actions.applyTitleProperty().get(),
                        actions.applyObstacleProperty().get()))
                .isEqualTo(List.of("Place the layers", ""));
    }

    private void serve() {
        board.show(new StateChanged(LabState.READY));
        board.show(new WorkbenchChanged(Benches.of(PRESENT), false));
    }
}
