package org.phonebank.desktop.window.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.keeping.Serving;
import org.phonebank.desktop.lab.LabEvent.StepChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.LabStep;
import org.phonebank.desktop.lab.PhoneTelemetry;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.window.base.DirectUi;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.RecordingLab;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.desktop.window.placing.Benches;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Placement;
import org.phonebank.pipeline.placement.StagePlacement;
import org.phonebank.pipeline.placement.Workbench;
import org.phonebank.pipeline.serving.Redundancy;
import org.phonebank.provisioner.StepState;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Transport;

class ChainViewModelTest {
    private static final long GIGA = 1_000_000_000;

    private final Messages messages = Messages.load();
    private final ChainViewModel chain = new ChainViewModel(
            messages,
            new Units(messages),
            serial -> new FaultMenuViewModel(serial, new RecordingLab(), new DirectUi(), sentence -> {}));

    @BeforeEach
    void prepare() {
        chain.showState(LabState.PREPARING);
        chain.showModel(12);
    }

    @Test
    void phonesStandInTheOrderOfTheirStagesAndThenBySerial() {
        chain.showPhones(List.of(phone("A"), phone("B"), phone("C"), phone("D")));
        chain.showPlacement(new Placement(List.of(place("C", 0, 6), place("A", 6, 12)), ""));

        assertThat(cards()).extracting(PhoneCardViewModel::serial).containsExactly("C", "A", "B", "D");
        assertThat(chain.summaryProperty().get()).isEqualTo("4 phones, 12 layers");
    }

    @Test
    void phonesAreLinkedAsTheyServe() {
        chain.showPhones(List.of(phone("A"), phone("B"), phone("C"), phone("D")));
        chain.showState(LabState.READY);
        chain.showServing(serving(
                stage(0, 4, holder("B", false)), stage(4, 8), stage(8, 12, holder("C", true), holder("B", false))));

        assertThat(chain.orderProperty().get())
                .isEqualTo(new ChainOrder(
                        List.of(
                                new ChainStage(new LayerRange(0, 4), List.of(card("B")), List.of()),
                                new ChainStage(new LayerRange(4, 8), List.of(), List.of()),
                                new ChainStage(new LayerRange(8, 12), List.of(card("C")), List.of(card("B")))),
                        List.of(card("A"), card("D"))));
        assertThat(List.of(state("A"), state("B"), state("C")))
                .isEqualTo(List.of(
                        List.of("Stands by", Tone.NEUTRAL, ""),
                        List.of("Serving", Tone.SUCCESS, ""),
                        List.of("Rests", Tone.WARNING, "It keeps its layers, but gets no work for now.")));
        assertThat(chain.summaryProperty().get()).isEqualTo("1 of 4 phones serve, 12 layers");
    }

    @Test
    void aLabThatIsPreparedAgainHasNoPhonesThatStandBy() {
        chain.showPhones(List.of(phone("A")));
        chain.showState(LabState.READY);
        chain.showServing(serving(stage(0, 12)));
        chain.showState(LabState.PREPARING);

        assertThat(state("A")).isEqualTo(List.of("Ready", Tone.NEUTRAL, ""));
    }

    @Test
    void aPhoneThatIsStartedAnewWhileOthersServeSaysSo() {
        chain.showPhones(List.of(phone("A"), phone("B")));
        chain.showState(LabState.RUNNING);
        chain.showServing(serving(stage(0, 12, holder("B", false))));
        chain.showStep(new StepChanged("A", LabStep.SELF_TEST, StepState.RUNNING, 0, ""));
        chain.showStep(new StepChanged("B", LabStep.PUSH_SHARD, StepState.RUNNING, 0.5, ""));

        assertThat(List.of(state("A"), state("B")))
                .isEqualTo(List.of(List.of("Working", Tone.ACCENT, ""), List.of("Serving", Tone.SUCCESS, "")));
        assertThat(List.of(
                        card("A").activityProperty().get(),
                        card("B").activityProperty().get()))
                .isEqualTo(List.of("Self-test", "Push shard"));
    }

    @Test
    void rangesOfLayersThatMeetAreOne() {
        chain.showPhones(List.of(phone(
                "A",
                PhoneState.READY,
                "",
                List.of(new LayerRange(0, 2), new LayerRange(1, 3), new LayerRange(5, 6), new LayerRange(6, 8)),
                0,
                "")));

        assertThat(card("A").layersProperty().get())
                .isEqualTo(new HeldLayers(12, List.of(new LayerRange(0, 3), new LayerRange(5, 8))));
        assertThat(card("A").layersTextProperty().get()).isEqualTo("Layers 1–3, 6–8 of 12");
    }

    @Test
    void faultsAreOfferedOnVirtualPhonesOfALabThatIsThere() {
        chain.showPhones(List.of(phone("A"), real("R")));
        assertThat(List.of(
                        card("A").faultsOfferedProperty().get(),
                        card("R").faultsOfferedProperty().get()))
                .isEqualTo(List.of(true, false));

        chain.showState(LabState.STOPPED);
        assertThat(card("A").faultsOfferedProperty().get()).isFalse();
    }

    @Test
    void aCardOutlivesChangesOfItsPhone() {
        chain.showPhones(List.of(phone("A")));
        PhoneCardViewModel card = card("A");
        chain.showPhones(List.of(phone("A"), phone("B")));

        assertThat(card("A")).isSameAs(card);
        chain.showPhones(List.of());
        assertThat(cards()).isEmpty();
    }

    @Test
    void aCardSaysWhereThePhoneIsAndWhatItHolds() {
        chain.showPhones(List.of(phone("A", PhoneState.READY, "", List.of(new LayerRange(3, 6)), 500_000_000, "")));
        chain.showState(LabState.READY);

        assertThat(words("A"))
                .isEqualTo(List.of("Google Pixel 2", "Virtual, A", "Serving", "", "Layers 4–6 of 12", "87\u00a0%"));
        PhoneVitals vitals = card("A").vitals();
        assertThat(List.of(
                        vitals.memoryUsedProperty().get(),
                        vitals.memoryShardProperty().get(),
                        vitals.memoryProperty().get(),
                        vitals.shardProperty().get()))
                .isEqualTo(List.of(0.375, 0.125, "2.0\u00a0GB of 4.0\u00a0GB free", "Shard 500\u00a0MB"));
    }

    @Test
    void aCardSaysWhatThePhoneShallHoldAndWhatThatTakes() {
        Workbench bench = Benches.of(Benches.placed("A", 4, "B", 12));
        List<LayerRange> held = List.of(new LayerRange(0, 4));
        chain.showPhones(List.of(phone("A", PhoneState.READY, "", held, 500_000_000, ""), phone("B")));
        chain.showState(LabState.READY);
        chain.showPlan(Benches.placed("B", 12), bench);

        String bytes = new Units(messages).bytes(bench.memoryBytes(new LayerRange(0, 12)));
        assertThat(List.of(layers("A"), shard("A"), layers("B"), shard("B")))
                .isEqualTo(List.of("No layers in the draft", "", "Layers 1–12 of 12", "Shard " + bytes));
        chain.showNoPlan();
        assertThat(List.of(layers("A"), shard("A"), layers("B")))
                .isEqualTo(List.of("Layers 1–4 of 12", "Shard 500\u00a0MB", "No layers yet"));
    }

    @Test
    void whatAPhoneSaidBeforeItWasGoneIsNotShownAsIfItWereSo() {
        chain.showPhones(List.of(phone("A")));
        PhoneTelemetry sample = new PhoneTelemetry(
                0, OptionalDouble.of(0.5), OptionalLong.empty(), OptionalInt.of(64), false, OptionalDouble.of(38), 0);
        chain.showTelemetry("A", sample);
        chain.showPhones(List.of(phone("A", PhoneState.VANISHED, "", List.of(), 0, "")));
        chain.showTelemetry("A", sample);

        PhoneVitals vitals = card("A").vitals();
        assertThat(List.of(
                        vitals.loadProperty().get(),
                        vitals.batteryProperty().get(),
                        vitals.temperatureProperty().get(),
                        vitals.memoryProperty().get()))
                .containsOnly("");
        chain.showPhones(List.of(phone("A")));
        assertThat(vitals.batteryProperty().get()).isEqualTo("87\u00a0%");
    }

    private String layers(String serial) {
        return card(serial).layersTextProperty().get();
    }

    private String shard(String serial) {
        return card(serial).vitals().shardProperty().get();
    }

    @Test
    void telemetryMovesTheVitals() {
        chain.showPhones(List.of(phone("A")));
        chain.showTelemetry(
                "A",
                new PhoneTelemetry(
                        0,
                        OptionalDouble.of(0.42),
                        OptionalLong.of(GIGA),
                        OptionalInt.of(12),
                        true,
                        OptionalDouble.of(38.2),
                        0));

        PhoneVitals vitals = card("A").vitals();
        assertThat(List.of(
                        vitals.loadProperty().get(),
                        vitals.memoryProperty().get(),
                        vitals.batteryProperty().get(),
                        vitals.batteryLowProperty().get(),
                        vitals.chargingProperty().get(),
                        vitals.temperatureProperty().get()))
                .isEqualTo(
                        List.of("42\u00a0%", "1.0\u00a0GB of 4.0\u00a0GB free", "12\u00a0%", true, true, "38\u00a0°C"));
    }

    @Test
    void aRunningStepIsNamedWithItsProgress() {
        chain.showPhones(List.of(phone("A")));
        chain.showStep(new StepChanged("A", LabStep.PUSH_SHARD, StepState.RUNNING, 0.6, "layer-03.bin"));

        assertThat(card("A").activityProperty().get()).isEqualTo("Push shard");
        assertThat(card("A").progressProperty().get()).isEqualTo(0.6);
        assertThat(state("A")).isEqualTo(List.of("Working", Tone.ACCENT, ""));
    }

    @Test
    void nothingRunsOnAPhoneAfterTheLabFailed() {
        chain.showPhones(List.of(phone("A")));
        chain.showStep(new StepChanged("A", LabStep.PUSH_SHARD, StepState.RUNNING, 0.6, ""));
        chain.showState(LabState.FAILED);

        assertThat(card("A").activityProperty().get()).isEmpty();
        assertThat(state("A")).isEqualTo(List.of("Ready", Tone.NEUTRAL, ""));
    }

    @Test
    void aStoppedLabUsesNoPhone() {
        chain.showPhones(List.of(phone("A")));
        chain.showStep(new StepChanged("A", LabStep.PUSH_SHARD, StepState.FAILED, 0.6, ""));
        chain.showState(LabState.STOPPED);

        assertThat(state("A")).isEqualTo(List.of("Not in use", Tone.NEUTRAL, ""));
    }

    @Test
    void aFailedStepSaysWhichOneEvenWithoutWords() {
        chain.showPhones(List.of(phone("A")));
        chain.showStep(new StepChanged("A", LabStep.SELF_TEST, StepState.FAILED, 0, ""));

        assertThat(state("A")).isEqualTo(List.of("Failed", Tone.DANGER, "The step “Self-test” failed on this phone."));
    }

    @Test
    void aPhoneThatNeedsAHandSaysWhatToDo() {
        chain.showPhones(
                List.of(phone("A", PhoneState.UNAUTHORIZED, "Allow this computer on the phone.", List.of(), 0, "")));

        assertThat(state("A")).isEqualTo(List.of("Not authorised", Tone.WARNING, "Allow this computer on the phone."));
    }

    @Test
    void aWorkerLostWhileServingIsSaid() {
        chain.showState(LabState.READY);
        chain.showPhones(List.of(
                phone("A", PhoneState.READY, "", List.of(new LayerRange(0, 12)), GIGA, "The worker on A is gone.")));

        assertThat(state("A")).isEqualTo(List.of("Lost", Tone.DANGER, "The worker on A is gone."));
    }

    private List<Object> state(String serial) {
        PhoneCardViewModel card = card(serial);
        return List.of(
                card.stateTextProperty().get(),
                card.stateToneProperty().get(),
                card.explanationProperty().get());
    }

    private List<String> words(String serial) {
        PhoneCardViewModel card = card(serial);
        return List.of(
                card.nameProperty().get(),
                card.transportProperty().get(),
                card.stateTextProperty().get(),
                card.explanationProperty().get(),
                card.layersTextProperty().get(),
                card.vitals().batteryProperty().get());
    }

    private static StagePlacement place(String serial, int first, int end) {
        return new StagePlacement(serial, new LayerRange(first, end), 0, "");
    }

    private static Serving serving(Serving.Stage... stages) {
        return new Serving(List.of(stages), List.of());
    }

    private static Serving.Stage stage(int first, int end, Serving.Holder... holders) {
        return new Serving.Stage(new LayerRange(first, end), Redundancy.JOURNALED, List.of(holders));
    }

    private static Serving.Holder holder(String serial, boolean resting) {
        return new Serving.Holder(serial, "Google Pixel 2", resting);
    }

    private List<PhoneCardViewModel> cards() {
        return chain.orderProperty().get().cards();
    }

    private PhoneCardViewModel card(String serial) {
        return cards().stream()
                .filter(card -> card.serial().equals(serial))
                .findFirst()
                .orElseThrow();
    }

    private static PhoneView phone(String serial) {
        return phone(serial, PhoneState.READY, "", List.of(), 0, "");
    }

    private static PhoneView real(String serial) {
        return phone(serial, Transport.USB, PhoneState.READY, "", List.of(), 0, "");
    }

    private static PhoneView phone(
            String serial,
            PhoneState state,
            String explanation,
            List<LayerRange> layers,
            long shardBytes,
            String loss) {
        return phone(serial, Transport.VIRTUAL, state, explanation, layers, shardBytes, loss);
    }

    private static PhoneView phone(
            String serial,
            Transport transport,
            PhoneState state,
            String explanation,
            List<LayerRange> layers,
            long shardBytes,
            String loss) {
        return new PhoneView(
                serial,
                "Google Pixel 2",
                transport,
                state,
                Phrase.verbatim(explanation),
                4 * GIGA,
                2 * GIGA,
                OptionalInt.of(87),
                OptionalDouble.of(30),
                layers,
                shardBytes,
                loss.isEmpty() ? Phrase.NONE : Phrase.verbatim(loss));
    }
}
