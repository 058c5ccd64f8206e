package org.phonebank.desktop.window.placing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phonebank.desktop.window.placing.Benches.placed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.desktop.lab.LabEvent.Rearranging;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabEvent.WorkbenchChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.Rearrangement;
import org.phonebank.desktop.window.base.RecordingLab;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Purpose;

class PlacementBoardTest {
    private static final Rearranging DONE = new Rearranging(Rearrangement.DONE, 1, Set.of(), Phrase.NONE);
    private static final Arrangement PRESENT = placed("A", 4, "B", 8);
    private static final Arrangement OTHER = placed("A", 5, "B", 8);

    private final RecordingLab lab = new RecordingLab();
    private final PlacementBoard board = new PlacementBoard(lab);

    @BeforeEach
    void serve() {
        board.show(new StateChanged(LabState.READY));
        board.show(new WorkbenchChanged(Benches.of(PRESENT), false));
    }

    @Test
    void aDraftBeginsWithWhatIs() {
        assertThat(state().wanted()).contains(PRESENT);
        assertThat(state().changed()).isFalse();
    }

    @Test
    void aDraftThatNobodyTouchedFollowsTheLab() {
        board.show(new WorkbenchChanged(Benches.of(OTHER), false));

        assertThat(state().wanted()).contains(OTHER);
        assertThat(List.of(state().changed(), state().undoable())).isEqualTo(List.of(false, false));
    }

    @Test
    void aDraftThatAPersonMadeStaysWhenTheLabChanges() {
        board.change(OTHER);
        board.show(new WorkbenchChanged(Benches.of(placed("B", 4, "A", 8)), false));

        assertThat(state().wanted()).contains(OTHER);
        assertThat(state().changed()).isTrue();
    }

    @Test
    void changesAreTakenBackAndMadeAgain() {
        board.change(OTHER);
        board.change(placed("A", 6, "B", 8));
        board.undo();
        assertThat(state().wanted()).contains(OTHER);
        board.undo();
        assertThat(state().wanted()).contains(PRESENT);
        assertThat(List.of(state().undoable(), state().redoable())).isEqualTo(List.of(false, true));

        board.redo();
        assertThat(state().wanted()).contains(OTHER);
        board.change(placed("C", 8));
        assertThat(state().redoable()).isFalse();
    }

    @Test
    void discardedChangesCanBeHadBack() {
        board.change(OTHER);
        board.discard();
        assertThat(state().changed()).isFalse();

        board.undo();
        assertThat(state().wanted()).contains(OTHER);
    }

    @Test
    void whatAPersonPlacedIsKeptAndWhatThePlannerWouldDoIsLeftToIt() {
        board.change(OTHER);
        board.apply();
        board.place(Purpose.BATCH);
        board.apply();

        Arrangement planned = state().wanted().orElseThrow();
        assertThat(lab.calls).containsExactly("apply BY_HAND " + OTHER.stages(), "apply AUTOMATIC " + planned.stages());
    }

    @Test
    void whatThePlannerProposedIsLeftToItAlsoIfPhonesChangeBeforeItIsApplied() {
        board.place(Purpose.BATCH);
        Arrangement planned = state().wanted().orElseThrow();
        board.show(new WorkbenchChanged(Benches.of(PRESENT, 9e9), false));
        board.apply();

        assertThat(lab.calls).containsExactly("apply AUTOMATIC " + planned.stages());
        board.show(new WorkbenchChanged(Benches.of(planned, 9e9), false));
        board.show(DONE);
        assertThat(state().applied()).isEqualTo(new Placed(planned, Purpose.BATCH));
    }

    @Test
    void aProposalIsForWhatItWasAskedForThoughThePlannerWouldPlaceAlikeForBoth() {
        board.show(new WorkbenchChanged(Benches.only("A", PRESENT), false));
        board.place(Purpose.BATCH);
        assertThat(origin()).isEqualTo(Origin.BATCH);

        board.apply();
        board.show(new WorkbenchChanged(Benches.only("A", placed("A", 8)), false));
        board.show(DONE);
        assertThat(origin()).isEqualTo(Origin.BATCH);
    }

    private Origin origin() {
        return Origin.of(
                state(), state().workbench().orElseThrow(), state().wanted().orElseThrow());
    }

    @Test
    void aProposalThatWasComparedWithAnotherStaysThePlanners() {
        board.place(Purpose.CHAT);
        Arrangement chat = state().wanted().orElseThrow();
        board.place(Purpose.BATCH);
        board.show(new WorkbenchChanged(Benches.of(PRESENT, 9e9), false));
        board.undo();
        assertThat(Origin.of(state(), state().workbench().orElseThrow(), chat)).isEqualTo(Origin.CHAT);
        board.apply();

        assertThat(lab.calls).containsExactly("apply AUTOMATIC " + chat.stages());
    }

    @Test
    void aProposalOfBeforeThatAPersonMakesByHandIsKept() {
        board.place(Purpose.BATCH);
        Arrangement planned = state().wanted().orElseThrow();
        board.apply();
        board.show(new WorkbenchChanged(Benches.of(planned, 2e9), false));
        board.show(DONE);
        board.show(new WorkbenchChanged(Benches.of(OTHER, 9e9), false));

        board.change(planned);
        board.apply();
        assertThat(lab.calls.get(1)).isEqualTo("apply BY_HAND " + planned.stages());
    }

    @Test
    void aMoveThatWasGivenUpHasPlacedNothing() {
        board.change(OTHER);
        board.apply();
        board.show(new Rearranging(Rearrangement.CANCELLED, 0, Set.of(), Phrase.NONE));

        assertThat(state().applied()).isNull();
    }

    @Test
    void onlyOneMoveIsUnderWay() {
        board.change(OTHER);
        board.show(new Rearranging(Rearrangement.LOADING, 0.5, Set.of("A"), Phrase.verbatim("Loading.")));
        board.apply();

        assertThat(lab.calls).isEmpty();
        assertThat(state().underWay()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatTheLabRefusesAtOnceIsSaidEachTimeAndCountsAsPlacedByNobody(boolean awaited) {
        board.show(new WorkbenchChanged(Benches.of(PRESENT), awaited));
        List<Rearranging> told = new ArrayList<>();
        board.stateProperty()
                .subscribe(now -> Optional.ofNullable(now.rearranging()).ifPresent(told::add));
        lab.refuses = true;
        board.change(OTHER);
        board.apply();
        board.apply();

        Rearranging failed = new Rearranging(Rearrangement.FAILED, 0, Set.of(), Phrase.verbatim("A is gone."));
        assertThat(told).containsExactly(failed, failed);
        assertThat(state().applied()).isNull();
    }

    @Test
    void aLabThatWaitsForAPersonIsToldWhereToPlace() {
        board.show(new WorkbenchChanged(Benches.of(PRESENT), true));
        board.apply();

        assertThat(lab.calls).singleElement().asString().startsWith("place ");
    }

    @Test
    void anotherLabBeginsWithoutADraft() {
        board.change(OTHER);
        board.show(new StateChanged(LabState.STOPPED));

        assertThat(state()).isEqualTo(PlacementState.NONE);
    }

    private PlacementState state() {
        return board.stateProperty().get();
    }
}
