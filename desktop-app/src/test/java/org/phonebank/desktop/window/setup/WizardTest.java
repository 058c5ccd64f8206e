package org.phonebank.desktop.window.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.conversation.AnswerEnding;
import org.phonebank.desktop.lab.LabEvent.BytesSent;
import org.phonebank.desktop.lab.LabEvent.ModelChosen;
import org.phonebank.desktop.lab.LabEvent.PhonesChanged;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabEvent.StepChanged;
import org.phonebank.desktop.lab.LabEvent.WorkbenchChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.LabStep;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.window.base.Notice;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.wizard.KeptPlacement;
import org.phonebank.desktop.wizard.PhoneAddress;
import org.phonebank.desktop.wizard.SampleShelf;
import org.phonebank.desktop.wizard.ScoutedPhone;
import org.phonebank.desktop.wizard.SeenPhones;
import org.phonebank.desktop.wizard.ShelvedModel;
import org.phonebank.desktop.wizard.WizardStep;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.placement.BenchPhone;
import org.phonebank.pipeline.placement.Purpose;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.pipeline.placement.Workbench;
import org.phonebank.pipeline.placement.WorkbenchOptions;
import org.phonebank.provisioner.StepState;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Transport;

class WizardTest {
    private static final ModelChosen MODEL = new ModelChosen("Sample", 7_900_000, 4, 12, "f00d");
    private static final Arrangement BY_HAND = new Arrangement(
            List.of(new Assigned("VP02", new LayerRange(0, 2)), new Assigned("VP01", new LayerRange(2, 12))));

    @TempDir
    static Path shelf;

    @SuppressWarnings("NullAway.Init")
    private static ShelvedModel sample;

    @TempDir
    Path home;

    @SuppressWarnings("NullAway.Init")
    private WizardBench bench;

    @BeforeAll
    static void look() {
        sample = SampleShelf.sample(shelf);
    }

    @BeforeEach
    void open() {
        bench = new WizardBench(home, sample);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void withoutAPhoneItSaysWhatToDo() {
        bench.scout.show();
        bench.frames();

        assertThat(bench.phones.stateProperty().get()).isEqualTo(PhonesViewModel.State.EMPTY);
        assertThat(bench.hint()).isEqualTo("Add a phone first.");
        assertThat(bench.setup.steps())
                .extracting(StepItem::obstacle)
                .containsExactly(
                        "",
                        "",
                        "Add a phone first.",
                        "Add a phone first.",
                        "Prepare the phones first.",
                        "Load the layers first.");
    }

    @Test
    void theWayOnLeadsFromPhonesToALabThatIsPrepared() {
        bench.scout.showVirtual(2);
        bench.frames();
        bench.advance();
        assertThat(bench.setup.currentProperty().get()).isEqualTo(WizardStep.MODEL);
        bench.advance();
        assertThat(bench.setup.currentProperty().get()).isEqualTo(WizardStep.CHECK);
        bench.advance();

        assertThat(bench.setup.currentProperty().get()).isEqualTo(WizardStep.PREPARE);
        assertThat(bench.lab.calls).containsExactly("begin");
    }

    @Test
    void aVirtualPhoneThatWasRemovedCanBeAddedAgain() {
        bench.scout.showVirtual(2);
        bench.frames();
        bench.phones.remove(bench.phones.rows().get(1));
        bench.desk.notices().all().get(0).offer().orElseThrow().action().run();

        assertThat(bench.scout.calls).containsExactly("restore []", "remove VP02", "restore [VP02]");
    }

    @Test
    void aPhoneThatNeedsAHandSaysWhichAndTheOthersGoOn() {
        bench.scout.show(SeenPhones.virtual(1), SeenPhones.onCable("R58M", PhoneState.UNAUTHORIZED, ""));
        bench.frames();

        assertThat(bench.phones.rows())
                .extracting(PhoneRow::stateWords, PhoneRow::help)
                .containsExactly(
                        tuple("Ready", ""),
                        tuple(
                                "Not authorised",
                                "Unlock the phone, and allow USB debugging for this computer on its screen."));
        assertThat(bench.setup.steps().get(0).summary()).isEqualTo("1 ready · 1 needs a hand");
        assertThat(bench.checks.adviceProperty().get())
                .containsExactly("R58M does not trust this computer: unlock it and allow USB debugging on its screen.");
    }

    @Test
    void aPhoneThatHasNothingToDoYetSaysWhatItWaitsFor() {
        bench.scout.showVirtual(1);
        bench.happen(
                new StateChanged(LabState.PREPARING),
                new StepChanged("VP01", LabStep.CONNECT, StepState.DONE, 1, ""),
                new StateChanged(LabState.PREPARING),
                new StepChanged("", LabStep.CUT_MODEL, StepState.RUNNING, 0.5, ""));

        assertThat(bench.progress.rows())
                .extracting(ProgressRow::step)
                .containsExactly("Waiting until \u201cCut model\u201d is done");
    }

    @Test
    void aPhoneOfWhichMoreIsKnownThanItsStateSaysIt() {
        PhoneAdvice recovery = PhoneAdvice.of(PhoneProblem.OTHER_MODE, "recovery");
        bench.scout.show(SeenPhones.onCable("R58M", PhoneState.OFFLINE, recovery, ""));
        bench.frames();

        assertThat(bench.phones.rows())
                .extracting(PhoneRow::help)
                .containsExactly("The phone is in recovery mode; start it normally.");
    }

    @Test
    void progressIsSummedUpOverAllPhones() {
        bench.scout.showVirtual(2);
        bench.happen(
                new StateChanged(LabState.PREPARING),
                new StepChanged("", LabStep.FIND_PHONES, StepState.DONE, 1, ""),
                new StepChanged("VP01", LabStep.CONNECT, StepState.DONE, 1, ""),
                new StepChanged("VP02", LabStep.PUSH_WORKER, StepState.RUNNING, 0.5, "worker.jar"),
                new BytesSent("VP02", 20_000_000, 40_000_000));

        assertThat(bench.progress.stateProperty().get()).isEqualTo(ProgressViewModel.State.RUNNING);
        assertThat(bench.progress.rows())
                .containsExactly(
                        new ProgressRow(
                                "VP01", "Google Pixel VP01 (VP01)", "Connect", "", 1 / 23.0, "4\u00a0%", Tone.ACCENT),
                        new ProgressRow(
                                "VP02",
                                "Google Pixel VP02 (VP02)",
                                "Push worker",
                                "20.0\u00a0MB of 40.0\u00a0MB",
                                5 / 23.0,
                                "22\u00a0%",
                                Tone.ACCENT));
    }

    @Test
    void aPhaseIsNotOverBeforeTheLabSaysSoThoughItsPhonesAre() {
        bench.happen(
                new StateChanged(LabState.PREPARING),
                new StepChanged("", LabStep.FIND_PHONES, StepState.DONE, 1, ""),
                new StepChanged("", LabStep.CUT_MODEL, StepState.DONE, 1, ""));
        assertThat(bench.progress.detailProperty().get()).isEqualTo("Just begun");

        for (LabStep step : Phase.PREPARE.steps()) {
            bench.happen(new StepChanged("VP01", step, StepState.DONE, 1, ""));
        }
        assertThat(bench.progress.percentProperty().get()).isEqualTo("99\u00a0%");
        assertThat(bench.progress.detailProperty().get()).isEqualTo("Nearly done");
    }

    @Test
    void aFailureIsSaidAndTriedAgain() {
        bench.scout.showVirtual(1);
        bench.wizard.go(WizardStep.PREPARE);
        bench.happen(
                new StateChanged(LabState.PREPARING),
                new StateChanged(LabState.FAILED, Phrase.verbatim("VP01 is gone.")));

        assertThat(bench.progress.detailProperty().get()).isEqualTo("VP01 is gone.");
        bench.advance();
        assertThat(bench.lab.calls).containsExactly("retry");
    }

    @Test
    void aLabThatServesIsReplacedOnlyIfThePersonWantsThat() {
        bench.scout.showVirtual(1);
        bench.happen(new StateChanged(LabState.READY));
        bench.wizard.go(WizardStep.CHECK);
        bench.frames();
        bench.confirms = false;
        bench.advance();
        assertThat(bench.lab.calls).isEmpty();

        bench.confirms = true;
        bench.advance();
        assertThat(bench.lab.calls).containsExactly("begin");
    }

    @Test
    void aLabThatIsReadyCanBeAskedAndChattedWith() {
        bench.wizard.go(WizardStep.PREPARE);
        bench.happen(new StateChanged(LabState.PREPARING), new StateChanged(LabState.READY));
        assertThat(bench.setup.currentProperty().get()).isEqualTo(WizardStep.PROMPT);

        bench.prompt.questionProperty().set("What is a pipeline?");
        bench.prompt.ask();
        bench.asker.say("A line ");
        bench.frames();
        assertThat(bench.prompt.stateProperty().get()).isEqualTo(PromptViewModel.State.ANSWERING);
        bench.prompt.stop();
        bench.asker.end("A line of phones.", AnswerEnding.STOPPED, "");
        bench.frames();
        assertThat(bench.prompt.stateProperty().get()).isEqualTo(PromptViewModel.State.STOPPED);
        assertThat(bench.prompt.answerProperty().get()).isEqualTo("A line of phones.");
        assertThat(bench.prompt.figuresProperty().get())
                .isEqualTo("First token after 500\u00a0ms · 8.0\u00a0tokens/s · 17 tokens");
        assertThat(bench.asker.calls).containsExactly("ask What is a pipeline?", "stop");

        bench.advance();
        assertThat(bench.desk.navigator().pageProperty().get()).isEqualTo(Page.CHAT);
    }

    @Test
    void anAnswerThatFailsOrIsRefusedSaysWhy() {
        bench.happen(new StateChanged(LabState.READY));
        bench.prompt.ask();
        bench.asker.end("", AnswerEnding.FAILED, "VP02 is gone.");
        bench.frames();
        assertThat(bench.prompt.stateProperty().get()).isEqualTo(PromptViewModel.State.FAILED);
        assertThat(bench.prompt.answerProperty().get()).isEqualTo("VP02 is gone.");

        bench.asker.refuses = true;
        bench.prompt.ask();
        bench.frames();
        assertThat(bench.prompt.answerProperty().get()).isEqualTo("The lab is FAILED.");
    }

    @Test
    void fewerVirtualPhonesThanWereAskedForAreTold() {
        bench.scout.names = 2;
        bench.phones.addVirtual(2);
        assertThat(bench.desk.notices().all()).isEmpty();

        bench.phones.addVirtual(3);
        assertThat(bench.desk.notices().all())
                .extracting(Notice::title)
                .containsExactly("Only 2 of 3 virtual phones were added");
    }

    @Test
    void whatWasBrokenOffGoesOnWhenItsPhonesAreBack() {
        bench.scout.showVirtual(2);
        bench.frames();
        bench.phones.addVirtual(2);
        bench.wizard.prepare();
        bench.close();

        bench = new WizardBench(home, sample);
        assertThat(bench.scout.calls).containsExactly("restore [VP01, VP02]");
        assertThat(bench.progress.stateProperty().get()).isEqualTo(ProgressViewModel.State.WAITING);
        bench.scout.showVirtual(1);
        bench.frames();
        assertThat(bench.lab.calls).isEmpty();
        bench.scout.showVirtual(2);
        bench.frames();
        assertThat(bench.lab.calls).containsExactly("begin");
    }

    @Test
    void whatAPersonCancelledDoesNotGoOn() {
        bench.scout.showVirtual(1);
        bench.frames();
        bench.wizard.prepare();
        bench.progress.cancel();
        bench.close();

        bench = new WizardBench(home, sample);
        bench.scout.showVirtual(1);
        bench.frames();
        assertThat(bench.lab.calls).isEmpty();
        assertThat(bench.setup.currentProperty().get()).isEqualTo(WizardStep.PREPARE);
    }

    @Test
    void aLabThatServedIsPreparedAndLoadedAgainUnasked() {
        serve(2);
        bench.close();

        bench = new WizardBench(home, sample);
        assertThat(bench.setup.currentProperty().get()).isEqualTo(WizardStep.PREPARE);
        assertThat(bench.progress.stateProperty().get()).isEqualTo(ProgressViewModel.State.WAITING);
        bench.scout.showVirtual(2);
        bench.frames();
        bench.happen(new StateChanged(LabState.PREPARING), new WorkbenchChanged(workbench(), true));
        assertThat(bench.lab.calls)
                .containsExactly(
                        "begin",
                        "place AUTOMATIC "
                                + bench.wizard
                                        .placing()
                                        .proposed()
                                        .orElseThrow()
                                        .stages());
        assertThat(bench.setup.currentProperty().get()).isEqualTo(WizardStep.PLACE);
    }

    @Test
    void aLabThatCannotBePlacedAgainAsksThePerson() {
        serve(2);
        bench.close();

        bench = new WizardBench(home, sample);
        bench.scout.showVirtual(2);
        bench.frames();
        bench.lab.refuses = true;
        bench.happen(new StateChanged(LabState.PREPARING), new WorkbenchChanged(workbench(), true));
        assertThat(bench.place.stateProperty().get()).isEqualTo(PlaceViewModel.State.PROPOSED);
        assertThat(bench.setup.currentProperty().get()).isEqualTo(WizardStep.PLACE);
    }

    @Test
    void aLabThatComesBackSaysWhomItWaitsForAndMayBePreparedWithoutThem() {
        serve(2);
        bench.close();

        bench = new WizardBench(home, sample);
        bench.scout.showVirtual(1);
        bench.frames();
        assertThat(bench.progress.detailProperty().get())
                .isEqualTo("The lab of last time is prepared again as soon as these are ready, too: VP02");
        assertThat(bench.hint()).isEqualTo("It goes on by itself as soon as all phones are back.");
        bench.wizard.miss();
        bench.frames();
        assertThat(bench.progress.detailProperty().get()).startsWith("Not ready yet: VP02. The lab of last time");
        bench.advance();
        assertThat(bench.lab.calls).containsExactly("begin");
        assertThat(bench.wizard.choices().lab().phones()).containsExactly("VP01");
    }

    @Test
    void aLabComesBackWithoutAPhoneThatAPersonLeavesOut() {
        serve(2);
        bench.close();

        bench = new WizardBench(home, sample);
        bench.scout.showVirtual(1);
        bench.frames();
        bench.wizard.choosing().take("VP02", false);
        bench.frames();
        assertThat(bench.lab.calls).containsExactly("begin");
        assertThat(bench.wizard.choices().lab().phones()).containsExactly("VP01");
    }

    @Test
    void whatWasLeftOutOrRemovedWhileTheLabServedIsNotWaitedFor() {
        serve(3);
        bench.wizard.choosing().take("VP02", false);
        var unused = bench.wizard.choosing().removeVirtual("VP03");
        bench.close();

        bench = new WizardBench(home, sample);
        assertThat(bench.wizard.waitsFor()).containsExactly("VP01");
        bench.wizard.choosing().take("VP02", true);
        bench.scout.showVirtual(2);
        bench.frames();
        assertThat(bench.lab.calls).containsExactly("begin");
        assertThat(bench.wizard.choices().lab().phones()).containsExactly("VP01");
    }

    @Test
    void aLabOfWhichNoPhoneIsLeftDoesNotComeBack() {
        ScoutedPhone there = SeenPhones.virtual(1);
        bench.scout.show(there);
        bench.frames();
        bench.wizard.prepare();
        bench.happen(new StateChanged(LabState.PREPARING), new StateChanged(LabState.READY));
        bench.wizard
                .choosing()
                .forget(PhoneAddress.parse(there.seen().address()).orElseThrow());
        bench.close();

        bench = new WizardBench(home, sample);
        assertThat(bench.wizard.waitsToGoOn()).isFalse();
    }

    @Test
    void nothingIsSaidOfModelsBeforeTheyWereLookedFor() {
        serve(1);
        bench.close();

        PlayedShelf shelf = new PlayedShelf(sample, true);
        bench = new WizardBench(home, shelf, LabBeginning.LAST);
        bench.scout.showVirtual(1);
        bench.frames();
        bench.wizard.miss();
        bench.frames();
        assertThat(bench.wizard.waitsLong()).isFalse();
        shelf.offer();
        bench.frames();
        assertThat(bench.lab.calls).containsExactly("begin");
    }

    @Test
    void onlyThePhonesOfTheLabComeBackUnasked() {
        serve(2);
        bench.close();

        bench = new WizardBench(home, sample);
        bench.scout.showVirtual(3);
        bench.frames();
        assertThat(bench.lab.calls).containsExactly("begin");
        assertThat(bench.wizard.choices().lab().phones()).containsExactly("VP01", "VP02");
    }

    @Test
    void aLabWaitsForAPersonIfAnotherProgramWorksWithPhones() {
        serve(2);
        bench.close();

        bench = new WizardBench(home, sample);
        bench.scout.othersWork = true;
        bench.scout.showVirtual(2);
        bench.frames();
        assertHeld("Another Phonebank works with these phones, so the lab of last time does not begin by itself: press"
                + " Prepare phones on Setup to take them from it.");
        bench.advance();
        assertThat(bench.lab.calls).containsExactly("cancel", "begin");
    }

    @Test
    void aLabWaitsForAPersonIfAPhoneIsThatOfAnotherProgram() {
        serve(2);
        bench.close();

        bench = new WizardBench(home, sample);
        bench.scout.show(SeenPhones.virtual(1), SeenPhones.otherVirtual(2));
        bench.frames();
        assertHeld("Another Phonebank works with these phones, so the lab of last time does not begin by itself: press"
                + " Prepare phones on Setup to take them from it.");
    }

    @Test
    void aLabComesBackAgainIfTheWindowWasClosedWhileItCameBack() {
        serve(2);
        bench.close();
        bench = new WizardBench(home, sample);
        comeBack();
        bench.wizard.end();
        bench.close();

        bench = new WizardBench(home, sample);
        comeBack();
        assertThat(bench.lab.calls.get(0)).isEqualTo("begin");
    }

    @Test
    void aLabWaitsForAPersonIfTheProgramCrashedWhileItCameBack() {
        serve(2);
        bench.close();
        bench = new WizardBench(home, sample);
        comeBack();
        bench.close();
        bench = new WizardBench(home, sample);
        bench.wizard.end();
        bench.close();

        bench = new WizardBench(home, sample);
        bench.scout.showVirtual(2);
        bench.frames();
        assertHeld(
                "The lab of last time began by itself before and did not become ready, so now it waits for you: press"
                        + " Prepare phones on Setup to go on with it.");
        bench.advance();
        bench.happen(new StateChanged(LabState.PREPARING), new StateChanged(LabState.READY));
        bench.close();

        bench = new WizardBench(home, sample);
        assertThat(bench.wizard.waitsToGoOn()).isTrue();
    }

    @Test
    void aLabWaitsForAPersonIfAnotherModelWasChosenWhileItServed() {
        serve(2);
        bench.wizard.choosing().chooseModel("", 8);
        assertThat(bench.wizard.choices().lab().bits()).isEqualTo(4);
        bench.close();

        bench = new WizardBench(home, sample);
        bench.scout.showVirtual(2);
        bench.frames();
        assertHeld("Another model is chosen than that of the last lab, so that does not begin by itself: press Prepare"
                + " phones on Setup to have a lab with the chosen one.");
    }

    private void assertHeld(String why) {
        assertThat(bench.lab.calls).doesNotContain("begin");
        assertThat(bench.wizard.waitsToGoOn()).isFalse();
        assertThat(bench.setup.currentProperty().get()).isEqualTo(WizardStep.PREPARE);
        assertThat(bench.progress.detailProperty().get()).isEqualTo(why);
        assertThat(bench.desk.notices().all()).extracting(Notice::text).containsExactly(why);
    }

    @Test
    void aModelThatIsOpenedAndClosedMeanwhileDoesNotChangeWhatComesBack() {
        serve(2);
        bench.close();

        bench = new WizardBench(home, sample);
        bench.scout.showVirtual(1);
        bench.frames();
        var unused = bench.wizard.choosing().openModel(PlayedShelf.OTHER);
        bench.scout.showVirtual(2);
        bench.frames();
        assertThat(bench.lab.calls).isEmpty();
        assertThat(bench.progress.detailProperty().get()).startsWith("Another model is chosen");
        bench.wizard.choosing().closeModel(PlayedShelf.OTHER.toString());
        bench.frames();
        assertThat(bench.lab.calls).containsExactly("begin");
    }

    @Test
    void aLabThatComesBackIsGivenUpForAnotherModel() {
        serve(2);
        bench.close();

        bench = new WizardBench(home, sample);
        bench.scout.showVirtual(1);
        bench.frames();
        bench.wizard.choosing().chooseModel("", 4);
        assertThat(bench.wizard.waitsToGoOn()).as("it is its own").isTrue();
        bench.wizard.choosing().chooseModel("", 8);
        bench.scout.showVirtual(2);
        bench.frames();
        assertThat(bench.lab.calls).containsExactly("cancel");
        assertThat(bench.wizard.choices().lab().exists()).isFalse();
    }

    @Test
    void nothingIsPlacedUnaskedAfterAFailure() {
        serve(2);
        bench.close();

        bench = new WizardBench(home, sample);
        bench.scout.showVirtual(2);
        bench.frames();
        bench.happen(
                new StateChanged(LabState.PREPARING),
                new StateChanged(LabState.FAILED, Phrase.verbatim("VP01 is gone.")));
        bench.wizard.retry();
        bench.happen(new StateChanged(LabState.PREPARING), new WorkbenchChanged(workbench(), true));
        assertThat(bench.lab.calls).containsExactly("begin", "retry");
    }

    @Test
    void whoeverDoesNotWantTheLabOfLastTimeGetsNone() {
        serve(1);
        bench.close();

        bench = new WizardBench(home, sample, LabBeginning.NONE);
        bench.scout.showVirtual(1);
        bench.frames();
        assertThat(bench.lab.calls).isEmpty();
        assertThat(bench.wizard.waitsToGoOn()).isFalse();
    }

    @Test
    void aLabThatTheWindowBeginsWithDoesNotTakeThePlaceOfTheLastOne() {
        serve(1);
        bench.close();

        bench = new WizardBench(home, sample, LabBeginning.GIVEN);
        bench.happen(new StateChanged(LabState.PREPARING), new StateChanged(LabState.READY));
        bench.happen(new StateChanged(LabState.FAILED, Phrase.verbatim("VP07 is gone.")));
        bench.wizard.retry();
        bench.wizard.go(WizardStep.MODEL);
        bench.close();

        bench = new WizardBench(home, sample);
        assertThat(bench.wizard.choices().lab().phones()).containsExactly("VP01");
        assertThat(bench.wizard.waitsToGoOn()).isTrue();
    }

    @Test
    void layersGoAgainWhereAPersonHadPutThemByHand() {
        bench.placements.keep(KeptPlacement.of(KeptPlacement.Lab.of(MODEL, workbench()), BY_HAND, null));
        serve(2);
        bench.close();

        bench = new WizardBench(home, sample);
        comeBack();
        assertThat(bench.lab.calls).containsExactly("begin", "place BY_HAND " + BY_HAND.stages());
        assertThat(bench.desk.notices().all()).isEmpty();
    }

    @Test
    void whereLayersCannotGoAgainThePlannerPutsThemAndThatIsSaid() {
        Arrangement tooLong = new Arrangement(List.of(new Assigned("VP01", new LayerRange(0, 20))));
        bench.placements.keep(KeptPlacement.of(KeptPlacement.Lab.of(MODEL, workbench()), tooLong, null));
        serve(2);
        bench.close();

        bench = new WizardBench(home, sample);
        comeBack();
        assertThat(bench.lab.calls).hasSize(2).last().asString().startsWith("place AUTOMATIC");
        assertThat(bench.desk.notices().all())
                .extracting(Notice::title, Notice::text)
                .containsExactly(tuple(
                        "Your placement was not used",
                        "Your placement of last time does not fit any more. These are 20 layers, but the model has"
                                + " 12. The planner places the layers instead."));
    }

    @Test
    void whatLayersWerePlacedForIsKept() {
        bench.scout.showVirtual(2);
        bench.frames();
        bench.wizard.prepare();
        bench.happen(new StateChanged(LabState.PREPARING), MODEL, new WorkbenchChanged(workbench(), true));
        bench.place.want(Purpose.CHAT);
        bench.frames();
        bench.advance();
        bench.happen(new StateChanged(LabState.READY));
        String placed = bench.lab.calls.get(1);
        bench.close();

        bench = new WizardBench(home, sample);
        comeBack();
        assertThat(bench.lab.calls).containsExactly("begin", placed);
        assertThat(bench.place.purposeProperty().get()).isEqualTo(Purpose.CHAT);
    }

    @Test
    void whatThePlannerHadPlacedByMeasuresGoesThereAgainThoughNothingIsMeasured() {
        Arrangement one = new Arrangement(List.of(new Assigned("VP01", new LayerRange(0, 12))));
        bench.placements.keep(KeptPlacement.of(KeptPlacement.Lab.of(MODEL, workbench()), one, Purpose.BATCH));
        serve(2);
        bench.close();

        bench = new WizardBench(home, sample);
        comeBack();
        assertThat(bench.lab.calls).containsExactly("begin", "place AUTOMATIC " + one.stages());
    }

    @Test
    void whatAPersonHadPlacedIsProposedUntilTheyWantSomethingElse() {
        bench.placements.keep(KeptPlacement.of(KeptPlacement.Lab.of(MODEL, workbench()), BY_HAND, null));
        bench.wizard.go(WizardStep.PREPARE);
        bench.happen(new StateChanged(LabState.PREPARING), MODEL, new WorkbenchChanged(workbench(), true));
        assertThat(bench.place.purposeProperty().get()).isNull();
        assertThat(bench.place.explanationProperty().get())
                .isEqualTo("This is how you had the layers placed last time.");
        assertThat(bench.place.rows())
                .extracting(StageRow::layers)
                .containsExactly("Layers 1–2 of 12", "Layers 3–12 of 12");

        bench.place.want(Purpose.CHAT);
        bench.frames();
        assertThat(bench.place.rows()).extracting(StageRow::layers).containsExactly("Layers 1–12 of 12");
    }

    /** The lab of last time is prepared until its layers are to be placed. */
    private void comeBack() {
        bench.scout.showVirtual(2);
        bench.frames();
        bench.happen(new StateChanged(LabState.PREPARING), MODEL, new WorkbenchChanged(workbench(), true));
    }

    /** A person has set up a lab of so many virtual phones. */
    private void serve(int phones) {
        bench.scout.showVirtual(phones);
        bench.frames();
        bench.wizard.prepare();
        bench.happen(new StateChanged(LabState.PREPARING), new StateChanged(LabState.READY));
    }

    @Test
    void whatFailedIsNotTriedAgainAtTheNextStartUnasked() {
        bench.scout.showVirtual(1);
        bench.frames();
        bench.wizard.prepare();
        bench.happen(
                new StateChanged(LabState.PREPARING),
                new StateChanged(LabState.FAILED, Phrase.verbatim("VP01 is gone.")));
        bench.close();

        bench = new WizardBench(home, sample);
        bench.scout.showVirtual(1);
        bench.frames();
        assertThat(bench.lab.calls).isEmpty();
    }

    @Test
    void anAddressThatIsNoneAndAHostThatIsUnknownAreSaid() {
        bench.typed.add(" a phone ");
        bench.phones.connect();
        bench.typed.add("nowhere");
        bench.scout.connecting = CompletableFuture.failedFuture(new UnknownHostException("nowhere"));
        bench.phones.connect();

        assertThat(bench.desk.notices().all())
                .extracting(Notice::text)
                .containsExactly("No computer or phone is known by the name nowhere. Write its address in numbers.");
        assertThat(bench.asked)
                .containsExactly(
                        "Address and port, such as 192.168.1.20:5555",
                        "\u201ca phone\u201d is no address of a phone. Write host and port, such as 192.168.1.20:5555."
                                + " a phone",
                        "Address and port, such as 192.168.1.20:5555");
        assertThat(bench.scout.calls).containsExactly("restore []", "connect nowhere:5555");
    }

    @Test
    void aModelThatCannotBeUsedSaysWhyAndIsNotChosen() {
        bench.models.openFolder();
        bench.frames();

        assertThat(bench.models.rows())
                .extracting(ModelRow::name, ModelRow::chosen, ModelRow::verdict)
                .containsExactly(
                        tuple("phonebank-sample", true, "Whether it fits is known as soon as a phone is ready."),
                        tuple("none", false, "There is no model at /models/none."));
        bench.models.close(bench.models.rows().get(1));
        bench.frames();
        assertThat(bench.models.rows()).hasSize(1);
    }

    @Test
    void fewerBitsTakeLessRoom() {
        bench.scout.showVirtual(2);
        bench.frames();
        List<BitsChoice> before = bench.models.bitsProperty().get();
        bench.models.choose(before.get(3));
        bench.frames();

        assertThat(bench.wizard.survey().cut().orElseThrow().bits()).isEqualTo(32);
        assertThat(bench.models.bitsProperty().get())
                .extracting(BitsChoice::chosen)
                .containsExactly(false, false, false, true);
    }

    @Test
    void layersAreLoadedAsAPersonAcceptsThem() {
        bench.scout.showVirtual(2);
        bench.wizard.go(WizardStep.PREPARE);
        bench.happen(
                new StateChanged(LabState.PREPARING),
                new StepChanged("", LabStep.PLACE_LAYERS, StepState.RUNNING, 0, ""),
                new WorkbenchChanged(workbench(), true));

        assertThat(bench.setup.currentProperty().get()).isEqualTo(WizardStep.PLACE);
        assertThat(bench.place.stateProperty().get()).isEqualTo(PlaceViewModel.State.PROPOSED);
        assertThat(bench.place.rows())
                .extracting(StageRow::serial, StageRow::layers)
                .containsExactly(tuple("VP01", "Layers 1–7 of 12"), tuple("VP02", "Layers 8–12 of 12"));
        assertThat(bench.place.tilesProperty().get())
                .extracting(Tile::name)
                .containsExactly("one answer at a time", "many answers at once", "until the first token");
        bench.place.want(Purpose.CHAT);
        bench.frames();
        assertThat(bench.place.rows()).extracting(StageRow::layers).containsExactly("Layers 1–12 of 12");
        bench.place.want(Purpose.BATCH);
        bench.advance();

        assertThat(bench.lab.calls)
                .containsExactly("place AUTOMATIC "
                        + bench.wizard.placing().proposed().orElseThrow().stages());
        assertThat(bench.hint()).isEqualTo("The phones get their layers.");
        bench.happen(new StateChanged(LabState.STOPPED));
        assertThat(bench.place.stateProperty().get()).isEqualTo(PlaceViewModel.State.EARLY);
    }

    @Test
    void aPlacementThatTheLabRefusesIsSaidAndCanBeAcceptedAgain() {
        bench.wizard.go(WizardStep.PLACE);
        bench.happen(new StateChanged(LabState.PREPARING), new WorkbenchChanged(workbench(), true));
        bench.lab.refuses = true;
        bench.advance();
        assertThat(bench.desk.notices().all()).extracting(Notice::text).containsExactly("A is gone.");
        assertThat(bench.place.stateProperty().get()).isEqualTo(PlaceViewModel.State.PROPOSED);

        bench.lab.refuses = false;
        bench.advance();
        assertThat(bench.lab.calls).singleElement().asString().startsWith("place AUTOMATIC");
    }

    @Test
    void afterAFailureItIsTriedAgainWithThePhonesThatAreLeftOrAnotherLabIsPrepared() {
        bench.scout.showVirtual(2);
        bench.frames();
        bench.wizard.prepare();
        bench.happen(
                new StateChanged(LabState.PREPARING),
                new PhonesChanged(List.of(phone("VP01"), phone("VP02"))),
                new StepChanged("VP02", LabStep.CONNECT, StepState.FAILED, 0, "", Phrase.verbatim("VP02 is gone.")),
                new StateChanged(LabState.FAILED, Phrase.verbatim("VP02 is gone.")));
        bench.scout.showVirtual(1);
        bench.frames();
        bench.advance();
        assertThat(bench.wizard.choices().lab().phones()).containsExactly("VP01");
        bench.setup.turn();
        assertThat(bench.lab.calls).containsExactly("begin", "retry", "begin");

        bench.happen(
                new StateChanged(LabState.PREPARING),
                new PhonesChanged(List.of(phone("VP01"))),
                new StepChanged("VP01", LabStep.CONNECT, StepState.DONE, 1, ""));
        assertThat(bench.progress.rows()).extracting(ProgressRow::serial).containsExactly("VP01");
        assertThat(bench.setup.otherProperty().get()).isNull();
    }

    private static PhoneView phone(String serial) {
        return new PhoneView(
                serial,
                serial,
                Transport.VIRTUAL,
                PhoneState.READY,
                Phrase.NONE,
                0,
                0,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                List.of(),
                0,
                Phrase.NONE);
    }

    private static Workbench workbench() {
        StageCosts costs = StageCosts.of(sample.cut(4).orElseThrow(), 2);
        List<BenchPhone> phones = List.of(
                BenchPhone.of("VP01", "Ada", 2_000_000_000, 1e9), BenchPhone.of("VP02", "Bob", 2_000_000_000, 1e9));
        Arrangement present = new Arrangement(
                List.of(new Assigned("VP01", new LayerRange(0, 6)), new Assigned("VP02", new LayerRange(6, 12))));
        return new Workbench("Sample", costs, phones, present, WorkbenchOptions.ofAnswers(4));
    }

    @Test
    void theTableIsFilteredAndCopied() {
        bench.scout.show(SeenPhones.virtual(1), SeenPhones.onCable("R58M", PhoneState.OFFLINE, "Pixel"));
        bench.frames();
        bench.checks.problemsOnlyProperty().set(true);
        assertThat(bench.checks.rows()).extracting(CheckRow::serial).containsExactly("R58M");
        bench.checks.problemsOnlyProperty().set(false);
        bench.checks.filterProperty().set("vp01");

        assertThat(bench.checks.rows()).extracting(CheckRow::serial).containsExactly("VP01");
        assertThat(bench.checks.copied(List.copyOf(bench.checks.rows())).lines())
                .containsExactly(
                        "Phone\tSerial number\tResult\tConnection\tAndroid\tWorker\tStorage\tMemory\tBattery"
                                + "\tTemperature",
                        "Google Pixel VP01\tVP01\tPass\tVirtual (pass)\t8 (pass)\tFine (pass)\t"
                                + "20.0\u00a0GB (pass)\t1.9\u00a0GB (pass)\t80\u00a0% (pass)\t27\u00a0°C (pass)");
    }
}
