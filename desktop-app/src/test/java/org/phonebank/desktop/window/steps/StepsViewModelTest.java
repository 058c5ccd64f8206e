package org.phonebank.desktop.window.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.lab.LabEvent.StepChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.LabStep;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.RecordingLab;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.provisioner.StepState;

class StepsViewModelTest {
    private final RecordingLab lab = new RecordingLab();
    private final Messages messages = Messages.load();
    private Instant now = Instant.EPOCH;
    private final StepsViewModel steps = new StepsViewModel(lab, messages, new Units(messages), () -> now);

    @BeforeEach
    void prepareTwoPhones() {
        steps.showState(LabState.PREPARING);
        steps.expectPhones(2);
    }

    @Test
    void aStepIsDoneWhenEveryPhoneHasPassedIt() {
        phone("A", LabStep.INSPECT, StepState.DONE, 1);
        assertThat(step(LabStep.INSPECT)).isEqualTo(List.of(StepMark.RUNNING, 0.5, "1 of 2 phones"));

        phone("B", LabStep.INSPECT, StepState.DONE, 1);
        assertThat(step(LabStep.INSPECT)).isEqualTo(List.of(StepMark.DONE, 1.0, "2 of 2 phones"));
    }

    @Test
    void aStepThatNoPhoneNeededIsMarkedSo() {
        phone("A", LabStep.PUSH_SHARD, StepState.SKIPPED, 1);
        phone("B", LabStep.PUSH_SHARD, StepState.SKIPPED, 1);

        assertThat(step(LabStep.PUSH_SHARD)).isEqualTo(List.of(StepMark.SKIPPED, 1.0, "2 of 2 phones"));
    }

    @Test
    void aStepOfTheWholeLabShowsItsOwnWords() {
        steps.showStep(new StepChanged("", LabStep.CUT_MODEL, StepState.RUNNING, 0.25, "layer 3 of 12"));

        assertThat(step(LabStep.CUT_MODEL)).isEqualTo(List.of(StepMark.RUNNING, 0.25, "layer 3 of 12"));
        assertThat(steps.detailProperty().get()).isEqualTo("Cut model: layer 3 of 12");
    }

    @Test
    void betweenTwoStepsTheNextOneIsNamed() {
        steps.showStep(new StepChanged("", LabStep.START_PHONES, StepState.DONE, 1, "4 virtual phones started"));

        assertThat(steps.detailProperty().get()).isEqualTo("Next: Find phones");
    }

    @Test
    void oneFailedPhoneFailsTheStepAndSaysWhy() {
        phone("A", LabStep.PUSH_WORKER, StepState.DONE, 1);
        steps.showStep(new StepChanged("B", LabStep.PUSH_WORKER, StepState.FAILED, 0.5, "The storage is full."));

        assertThat(step(LabStep.PUSH_WORKER)).isEqualTo(List.of(StepMark.FAILED, 0.75, "The storage is full."));
    }

    @Test
    void whatRanWhenTheLabFailedIsInterrupted() {
        phone("A", LabStep.PUSH_WORKER, StepState.RUNNING, 0.5);
        steps.showState(LabState.FAILED);

        assertThat(step(LabStep.PUSH_WORKER)).isEqualTo(List.of(StepMark.INTERRUPTED, 0.25, "0 of 2 phones"));
    }

    @Test
    void progressIsTheShareOfAllSteps() {
        Stream.of(LabStep.values())
                .limit(LabStep.values().length / 2)
                .forEach(each -> steps.showStep(new StepChanged("", each, StepState.DONE, 1, "")));

        assertThat(steps.progressProperty().get()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void stepsFoldWhenTheLabIsReadyAndUnfoldWhenItFails() {
        assertThat(steps.unfoldedProperty().get()).isTrue();
        now = now.plusMillis(8200);
        steps.showState(LabState.READY);

        assertThat(steps.unfoldedProperty().get()).isFalse();
        assertThat(steps.detailProperty().get()).isEqualTo("Prepared in 8.2\u00a0s");

        steps.showState(LabState.FAILED);
        assertThat(steps.unfoldedProperty().get()).isTrue();
    }

    @Test
    void preparingAgainForgetsTheMarksOfBefore() {
        phone("A", LabStep.PUSH_WORKER, StepState.FAILED, 0.5);
        steps.showState(LabState.FAILED);
        steps.showState(LabState.PREPARING);

        assertThat(step(LabStep.PUSH_WORKER)).isEqualTo(List.of(StepMark.WAITING, 0.0, ""));
    }

    @Test
    void aLabThatIsReadyWaitsForNoPhoneThatStandsBy() {
        phone("A", LabStep.PUSH_SHARD, StepState.DONE, 1);
        steps.showState(LabState.READY);

        assertThat(step(LabStep.PUSH_SHARD)).isEqualTo(List.of(StepMark.DONE, 1.0, "1 of 1 phones"));
    }

    @Test
    void whatIsDoneToPhonesWhileTheLabServesIsNoPreparation() {
        phone("A", LabStep.START_WORKER, StepState.DONE, 1);
        phone("B", LabStep.START_WORKER, StepState.DONE, 1);
        steps.showState(LabState.READY);
        phone("A", LabStep.START_WORKER, StepState.FAILED, 0);
        steps.expectPhones(1);

        assertThat(step(LabStep.START_WORKER)).isEqualTo(List.of(StepMark.DONE, 1.0, "2 of 2 phones"));
    }

    @Test
    void aLabThatLacksLayersSaysSoUntilItHasThem() {
        steps.showState(LabState.RUNNING);
        steps.showComplete(false);
        assertThat(List.of(steps.titleProperty().get(), steps.detailProperty().get()))
                .isEqualTo(List.of("The lab lacks layers", "Answers wait until every layer has a phone"));

        steps.showComplete(true);
        assertThat(List.of(steps.titleProperty().get(), steps.detailProperty().get()))
                .isEqualTo(List.of("The lab is answering", "Tokens are passing through the phones"));
    }

    @Test
    void cancelAndRetryReachTheLab() {
        steps.cancel();
        steps.retry();

        assertThat(lab.calls).containsExactly("cancel", "retry");
    }

    private void phone(String serial, LabStep step, StepState state, double fraction) {
        steps.showStep(new StepChanged(serial, step, state, fraction, ""));
    }

    private List<Object> step(LabStep step) {
        StepViewModel model = steps.steps().stream()
                .filter(each -> each.step() == step)
                .findFirst()
                .orElseThrow();
        return List.of(
                model.markProperty().get(),
                model.fractionProperty().get(),
                model.textProperty().get());
    }
}
