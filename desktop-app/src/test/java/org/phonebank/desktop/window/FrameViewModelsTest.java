package org.phonebank.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.keeping.Serving;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.Happened;
import org.phonebank.desktop.lab.LabEvent.ModelChosen;
import org.phonebank.desktop.lab.LabEvent.PhonesChanged;
import org.phonebank.desktop.lab.LabEvent.ServingChanged;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabEvent.WorkbenchChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.telemetry.Scenes;
import org.phonebank.desktop.window.base.DirectUi;
import org.phonebank.desktop.window.base.LabFeed;
import org.phonebank.desktop.window.base.Language;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.RecordingLab;
import org.phonebank.desktop.window.base.ThemeChoice;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.desktop.window.placing.Benches;
import org.phonebank.desktop.window.settings.WindowChoices;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Workbench;
import org.phonebank.pipeline.serving.Redundancy;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Transport;

class FrameViewModelsTest {
    private final RecordingLab lab = new RecordingLab();
    private final DirectUi ui = new DirectUi();
    private final StringProperty labName = new SimpleStringProperty("");
    private final Messages messages = Messages.load();
    private Instant now = Instant.EPOCH;
    private final TopBarViewModel topBar = new TopBarViewModel(
            messages,
            new Units(messages),
            new WindowChoices(
                    new SimpleObjectProperty<>(ThemeChoice.LIGHT),
                    new SimpleObjectProperty<>(Language.ENGLISH),
                    new SimpleDoubleProperty(1),
                    labName,
                    new SimpleObjectProperty<>(4),
                    new SimpleBooleanProperty(true)),
            () -> now);
    private final BannerViewModel banner = new BannerViewModel(lab, messages);

    private final LabFeed feed = new LabFeed(lab, ui);

    @BeforeEach
    void listen() {
        feed.observe(topBar);
        feed.observe(banner);
    }

    @Test
    void nothingIsShownBeforeTheNextFrame() {
        lab.send(new StateChanged(LabState.PREPARING));
        assertThat(topBar.stateTextProperty().get()).isEqualTo("Stopped");

        ui.frame();
        assertThat(topBar.stateTextProperty().get()).isEqualTo("Preparing");
    }

    @Test
    void theTopBarNamesTheLabElseTheApplication() {
        assertThat(topBar.labNameProperty().get()).isEqualTo("Phonebank");

        labName.set("Room 12");
        assertThat(topBar.labNameProperty().get()).isEqualTo("Room 12");
    }

    @Test
    void theSpeedOfAnAnswerStaysReadableForSomeSecondsAfterItsEnd() {
        lab.send(new StateChanged(LabState.RUNNING));
        lab.send(Scenes.token(now, 0, "Pixel 2", 1000));
        lab.send(Scenes.token(now.plusMillis(100), 1, "Pixel 2", 1000));
        lab.send(new StateChanged(LabState.READY));
        now = now.plusSeconds(5);
        lab.send(Scenes.sample("P1", 80, 30, 0.5));
        ui.frame();
        assertThat(rate()).isEqualTo("10.0\u00a0tokens/s");

        lab.send(new StateChanged(LabState.RUNNING));
        lab.send(Scenes.token(now, 0, "Pixel 2", 1000));
        ui.frame();
        assertThat(rate()).isEqualTo("10.0\u00a0tokens/s");
        lab.send(Scenes.token(now.plusMillis(50), 1, "Pixel 2", 1000));
        ui.frame();
        assertThat(rate()).isEqualTo("20.0\u00a0tokens/s");

        lab.send(new StateChanged(LabState.READY));
        now = now.plusSeconds(11);
        lab.send(Scenes.sample("P1", 80, 30, 0.5));
        ui.frame();
        assertThat(rate()).isEmpty();
    }

    private String rate() {
        return topBar.rateProperty().get();
    }

    @Test
    void theModelIsNamedInTheTopBar() {
        lab.send(new ModelChosen("Sample", 7_870_000, 4, 12));
        ui.frame();

        assertThat(topBar.modelNameProperty().get()).isEqualTo("Sample");
        assertThat(topBar.modelDetailsProperty().get()).isEqualTo("7.9 million parameters, 4 bits, 12 layers");
    }

    @Test
    void theBannerSaysWhyPreparingFailedAndOffersToPrepareAgain() {
        lab.send(new StateChanged(LabState.PREPARING));
        lab.send(new StateChanged(LabState.FAILED, Phrase.verbatim("VP02 is gone: plug it in.")));
        ui.frame();

        assertThat(banner.contentProperty().get())
                .isEqualTo(new BannerContent(
                        Tone.DANGER, "The lab could not be prepared", "VP02 is gone: plug it in.", true));
        banner.retry();
        assertThat(lab.calls).containsExactly("retry");
    }

    @Test
    void theBannerNamesAPhoneThatNeedsAHandUntilItIsWellOrHidden() {
        lab.send(new PhonesChanged(List.of(phone(PhoneState.VANISHED, "Plug it in again."))));
        ui.frame();
        BannerContent content = new BannerContent(Tone.WARNING, "Pixel 2: Gone", "Plug it in again.", false);
        assertThat(banner.contentProperty().get()).isEqualTo(content);

        banner.dismiss();
        lab.send(new PhonesChanged(List.of(phone(PhoneState.VANISHED, "Plug it in again."))));
        ui.frame();
        assertThat(banner.contentProperty().get()).isNull();

        lab.send(new PhonesChanged(List.of(phone(PhoneState.READY, ""))));
        lab.send(new PhonesChanged(List.of(phone(PhoneState.VANISHED, "Plug it in again."))));
        ui.frame();
        assertThat(banner.contentProperty().get()).isEqualTo(content);
    }

    @Test
    void aLabThatLacksLayersIsDegradedUntilItHasThem() {
        lab.send(new StateChanged(LabState.RUNNING));
        lab.send(new ServingChanged(serving(false)));
        ui.frame();
        assertThat(List.of(state(), content()))
                .isEqualTo(List.of(
                        "Degraded WARNING",
                        new BannerContent(
                                Tone.WARNING,
                                "Answers wait for layers 5–6",
                                "Another phone is being made ready for them. You need not do anything.",
                                false)));

        lab.send(new ServingChanged(serving(false, "Layers 5–6 need 310 MB.")));
        ui.frame();
        assertThat(content())
                .isEqualTo(new BannerContent(
                        Tone.DANGER, "Answers wait for layers 5–6", "Layers 5–6 need 310 MB.", false));

        lab.send(new ServingChanged(serving(true)));
        ui.frame();
        assertThat(state()).isEqualTo("Running ACCENT");
        assertThat(banner.contentProperty().get()).isNull();
    }

    @Test
    void aLabThatWaitsForAPersonSaysSo() {
        Workbench bench = Benches.of(Benches.placed("A", 4, "B", 8));
        List<String> states = new ArrayList<>();
        for (LabEvent event : List.of(
                new StateChanged(LabState.PREPARING),
                new WorkbenchChanged(bench, true),
                new WorkbenchChanged(bench, false),
                new WorkbenchChanged(bench, true),
                new StateChanged(LabState.FAILED, Phrase.verbatim("It broke.")),
                new StateChanged(LabState.PREPARING))) {
            lab.send(event);
            ui.frame();
            states.add(topBar.stateTextProperty().get());
        }

        assertThat(states)
                .containsExactly("Preparing", "Waits for you", "Preparing", "Waits for you", "Failed", "Preparing");
    }

    @Test
    void aLabThatFailedIsNotDegraded() {
        lab.send(new StateChanged(LabState.READY));
        lab.send(new ServingChanged(serving(false)));
        lab.send(new StateChanged(LabState.FAILED, Phrase.verbatim("It broke.")));
        lab.send(new StateChanged(LabState.PREPARING));
        lab.send(new StateChanged(LabState.READY));
        ui.frame();

        assertThat(state()).isEqualTo("Ready SUCCESS");
        assertThat(banner.contentProperty().get()).isNull();
    }

    @Test
    void theBannerFollowsAnIncidentUntilItIsSettled() {
        lab.send(new StateChanged(LabState.READY));
        lab.send(happened(1, "Pixel 2 was unplugged.", false));
        lab.send(happened(1, "Pixel 2 was unplugged; layers 5–6 moved to Moto G7 in 2.1 s.", false));
        ui.frame();
        assertThat(content())
                .isEqualTo(new BannerContent(
                        Tone.WARNING,
                        "The lab is helping itself",
                        "Pixel 2 was unplugged; layers 5–6 moved to Moto G7 in 2.1 s.",
                        false));

        lab.send(happened(1, "Pixel 2 was unplugged; layers 5–6 moved to Moto G7 in 2.1 s.", true));
        ui.frame();
        assertThat(banner.contentProperty().get()).isNull();
    }

    @Test
    void aLabThatHasHelpedItselfGoesOn() {
        lab.send(new StateChanged(LabState.READY));
        lab.send(new Happened(new Incident(
                1, Instant.EPOCH, Severity.WARNING, Set.of(), Phrase.verbatim("Layers moved."), false, false)));
        ui.frame();

        assertThat(content()).isEqualTo(new BannerContent(Tone.NEUTRAL, "The lab goes on", "Layers moved.", false));
    }

    @Test
    void anIncidentThatWasHiddenStaysHiddenWhateverElseIsToldOfIt() {
        lab.send(new StateChanged(LabState.READY));
        lab.send(happened(1, "Pixel 2 was unplugged.", false));
        ui.frame();
        banner.dismiss();
        lab.send(happened(1, "Pixel 2 was unplugged; it is back.", false));
        ui.frame();
        assertThat(banner.contentProperty().get()).isNull();

        lab.send(happened(2, "Moto G7 was unplugged.", false));
        ui.frame();
        assertThat(content().text()).isEqualTo("Moto G7 was unplugged.");
    }

    @Test
    void whatWasHiddenStaysHiddenInAnotherLanguageUntilItHappensAgain() {
        lab.send(new StateChanged(LabState.READY));
        lab.send(new PhonesChanged(List.of(phone(PhoneState.VANISHED, "Plug it in again."))));
        lab.send(happened(1, "Pixel 2 was unplugged.", false));
        ui.frame();
        banner.dismiss();

        BannerViewModel japanese = new BannerViewModel(lab, Messages.load(Language.JAPANESE));
        feed.observe(japanese);
        japanese.hide(banner.hidden());
        assertThat(japanese.contentProperty().get()).isNull();

        lab.send(happened(1, "Pixel 2 was unplugged.", true));
        lab.send(new PhonesChanged(List.of(phone(PhoneState.READY, ""))));
        lab.send(new PhonesChanged(List.of(phone(PhoneState.VANISHED, "Plug it in again."))));
        ui.frame();
        assertThat(japanese.contentProperty().get())
                .extracting(BannerContent::title)
                .isEqualTo("Pixel 2: 切断");
    }

    @Test
    void whatWasBehindTheHiddenBannerWaitsForItsEnd() {
        lab.send(new StateChanged(LabState.READY));
        lab.send(new PhonesChanged(List.of(phone(PhoneState.UNAUTHORIZED, "Allow it."))));
        lab.send(happened(1, "Moto G7 was unplugged.", false));
        ui.frame();
        banner.dismiss();
        assertThat(banner.contentProperty().get()).isNull();

        lab.send(happened(1, "Moto G7 was unplugged.", true));
        ui.frame();
        assertThat(content().text()).isEqualTo("Allow it.");

        banner.dismiss();
        assertThat(banner.contentProperty().get()).isNull();
    }

    private String state() {
        return topBar.stateTextProperty().get() + " "
                + topBar.stateToneProperty().get();
    }

    private BannerContent content() {
        return Objects.requireNonNull(banner.contentProperty().get());
    }

    private static Serving serving(boolean complete, String... missing) {
        Serving.Holder holder = new Serving.Holder("VP01", "Pixel 2", false);
        return new Serving(
                List.of(
                        new Serving.Stage(new LayerRange(0, 4), Redundancy.JOURNALED, List.of(holder)),
                        new Serving.Stage(
                                new LayerRange(4, 6), Redundancy.JOURNALED, complete ? List.of(holder) : List.of())),
                Stream.of(missing).map(Phrase::verbatim).toList());
    }

    private static LabEvent happened(long id, String sentence, boolean settled) {
        return new Happened(
                new Incident(id, Instant.EPOCH, Severity.WARNING, Set.of("VP01"), Phrase.verbatim(sentence), settled));
    }

    private static PhoneView phone(PhoneState state, String explanation) {
        return new PhoneView(
                "VP01",
                "Pixel 2",
                Transport.VIRTUAL,
                state,
                Phrase.verbatim(explanation),
                0,
                0,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                List.of(),
                0,
                Phrase.NONE);
    }
}
