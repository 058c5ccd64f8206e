package org.phonebank.desktop.window.placing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.phonebank.desktop.window.placing.Benches.placed;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabEvent.WorkbenchChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.RecordingLab;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.desktop.window.control.StripPart;
import org.phonebank.pipeline.placement.Arrangement;

class PlacementViewModelTest {
    private static final Arrangement PRESENT = placed("A", 4, "B", 8, "C", 10);

    private final Messages messages = Messages.load();
    private final PlacementBoard board = new PlacementBoard(new RecordingLab());
    private final PlacementViewModel placement = new PlacementViewModel(board, messages, new Units(messages));

    @BeforeEach
    void serve() {
        placement.follow();
        board.show(new StateChanged(LabState.READY));
        board.show(new WorkbenchChanged(Benches.of(PRESENT), false));
    }

    @Test
    void theStripShowsAllLayersAndPointsTheSlowestPhoneOut() {
        assertThat(placement.stripProperty().get())
                .extracting(StripPart::name, StripPart::layers, StripPart::tone)
                .containsExactly(
                        tuple("Ada", 4, Tone.ACCENT), tuple("Bob", 4, Tone.ACCENT), tuple("Cid", 2, Tone.NEUTRAL));
    }

    @Test
    void everyPhoneSaysWhetherItTakesWhatIsHeldOrWhyNot() {
        placement.take(new Grip.Layers(0, 2));

        assertThat(placement.heldProperty().get()).isEqualTo("layer 3 of Ada");
        assertThat(words(placement.verdictsProperty().get()))
                .isEqualTo(Map.of(
                        "A", "SOURCE ",
                        "B", "TAKES Can take layers 3–8",
                        "C", "REFUSES Holds layers 9–10: layers between would be skipped",
                        "D", "TAKES Can take layers 3–4"));
    }

    @Test
    void aPhoneWithoutRoomSaysHowMuchItLacks() {
        placement.take(new Grip.Shard(0));
        assertThat(placement.verdictsProperty().get())
                .extractingByKey("D")
                .extracting(Verdict::words)
                .isEqualTo("Has room for 250\u00a0MB, needs 401\u00a0MB");

        placement.over("D");
        assertThat(placement.hintProperty().get())
                .isEqualTo(
                        new Hint("Dot has room for 250\u00a0MB, not for the 401\u00a0MB of layers 1–4.", Tone.DANGER));
        placement.drop("D");
        assertThat(board.stateProperty().get().changed()).isFalse();
    }

    @Test
    void theForecastFollowsThePointer() {
        String before = placement.forecastProperty().get().chat().value();
        placement.take(new Grip.Layers(2, 8));
        placement.over("B");
        Figure tried = placement.forecastProperty().get().chat();
        assertThat(tried).isEqualTo(new Figure(tried.value(), "better than " + before, Tone.SUCCESS));

        placement.over(null);
        assertThat(placement.forecastProperty().get().chat()).isEqualTo(new Figure(before, "", Tone.NEUTRAL));
    }

    @Test
    void whatIsDroppedOnAPhoneThatTakesItBecomesTheDraft() {
        placement.take(new Grip.Layers(0, 2));
        placement.drop("B");

        assertThat(board.stateProperty().get().wanted()).contains(placed("A", 2, "B", 8, "C", 10));
        assertThat(placement.planProperty().get()).isEqualTo(placed("A", 2, "B", 8, "C", 10));
        assertThat(placement.verdictsProperty().get()).isEmpty();
    }

    @Test
    void aPhoneDroppedAmongThoseThatStandByLeavesTheChain() {
        placement.take(new Grip.Shard(2));
        placement.drop(PlacementViewModel.STAND_BY);

        assertThat(board.stateProperty().get().wanted()).contains(placed("A", 4, "B", 10));
    }

    @Test
    void aBoundaryIsTriedWhileItIsDraggedAndKeptWhenItIsDropped() {
        placement.tryBoundary(0, 6);
        assertThat(placement.planProperty().get()).isEqualTo(placed("A", 6, "B", 8, "C", 10));
        assertThat(board.stateProperty().get().changed()).isFalse();

        placement.release();
        assertThat(placement.planProperty().get()).isNull();
        placement.moveBoundary(0, 6);
        assertThat(board.stateProperty().get().wanted()).contains(placed("A", 6, "B", 8, "C", 10));
    }

    @Test
    void whatIsHeldIsLetGoWhenTheLabChangesUnderIt() {
        placement.take(new Grip.Shard(2));
        board.show(new WorkbenchChanged(Benches.of(placed("A", 10)), false));

        assertThat(placement.holds()).isFalse();
    }

    @Test
    void whatIsNotThereAnyMoreCannotBeTaken() {
        board.show(new WorkbenchChanged(Benches.of(placed("A", 10)), false));
        placement.take(new Grip.Shard(2));
        assertThat(placement.holds()).isFalse();

        placement.take(new Grip.Layers(0, 10));
        assertThat(placement.holds()).isFalse();
    }

    @Test
    void keysDoWhatTheMouseDoes() {
        PlacementSteps steps = new PlacementSteps(board);
        steps.nudgeBoundary(0, 1);
        steps.give("C", -1);
        steps.swap("B", -1);
        assertThat(board.stateProperty().get().wanted()).contains(placed("B", 5, "A", 9, "C", 10));

        steps.withdraw("C");
        steps.enter("D");
        assertThat(board.stateProperty().get().wanted().orElseThrow().serials()).containsExactly("B", "A", "D");
    }

    private static Map<String, String> words(Map<String, Verdict> verdicts) {
        return verdicts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry ->
                                entry.getValue().kind() + " " + entry.getValue().words()));
    }
}
