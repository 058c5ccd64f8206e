package org.phonebank.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.ModelChosen;
import org.phonebank.desktop.lab.LabEvent.PhonesChanged;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabEvent.TelemetryReceived;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.PhoneTelemetry;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.window.base.DirectUi;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.RecordingLab;
import org.phonebank.desktop.window.base.ThemeChoice;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Transport;

class MainViewModelTest {
    private final RecordingLab lab = new RecordingLab();
    private final DirectUi ui = new DirectUi();
    private final ObjectProperty<ThemeChoice> theme = new SimpleObjectProperty<>(ThemeChoice.LIGHT);
    private final MainViewModel window = new MainViewModel(lab, Messages.load(), ui, () -> Instant.EPOCH, theme);

    @BeforeEach
    void start() {
        window.start("");
    }

    @Test
    void nothingIsShownBeforeTheNextFrame() {
        lab.send(new StateChanged(LabState.PREPARING, ""));
        assertThat(window.topBar().stateTextProperty().get()).isEqualTo("Stopped");

        ui.frame();
        assertThat(window.topBar().stateTextProperty().get()).isEqualTo("Preparing");
    }

    @Test
    void ofTheTelemetryOfOneFrameOnlyTheNewestSampleOfEachPhoneIsLeft() {
        LabEvent state = new StateChanged(LabState.READY, "");
        LabEvent stale = telemetry("A", 1);
        LabEvent fresh = telemetry("A", 2);
        LabEvent other = telemetry("B", 1);

        assertThat(MainViewModel.withoutStaleTelemetry(List.of(stale, state, other, fresh)))
                .containsExactly(state, other, fresh);
    }

    @Test
    void theModelIsNamedInTheTopBar() {
        lab.send(new ModelChosen("Sample", 7_870_000, 4, 12));
        ui.frame();

        assertThat(window.topBar().modelNameProperty().get()).isEqualTo("Sample");
        assertThat(window.topBar().modelDetailsProperty().get()).isEqualTo("7.9 million parameters, 4 bits, 12 layers");
    }

    @Test
    void theFirstQuestionIsAskedOnceAsSoonAsTheLabIsReady() {
        window.start("Hello!");
        lab.send(new StateChanged(LabState.READY, ""));
        ui.frame();
        lab.send(new StateChanged(LabState.RUNNING, ""));
        lab.send(new StateChanged(LabState.READY, ""));
        ui.frame();

        assertThat(lab.questions).containsExactly(List.of(new ChatMessage("user", "Hello!")));
    }

    @Test
    void theBannerSaysWhyPreparingFailedAndOffersToPrepareAgain() {
        lab.send(new StateChanged(LabState.PREPARING, ""));
        lab.send(new StateChanged(LabState.FAILED, "VP02 is gone: plug it in."));
        ui.frame();

        assertThat(window.banner().contentProperty().get())
                .isEqualTo(new BannerContent(
                        Tone.DANGER, "The lab could not be prepared", "VP02 is gone: plug it in.", true));
        window.banner().retry();
        assertThat(lab.calls).containsExactly("start", "retry");
    }

    @Test
    void theBannerNamesAPhoneThatNeedsAHandUntilItIsWellOrHidden() {
        lab.send(new PhonesChanged(List.of(phone(PhoneState.VANISHED, "Plug it in again."))));
        ui.frame();
        BannerContent content = new BannerContent(Tone.WARNING, "Pixel 2: Gone", "Plug it in again.", false);
        assertThat(window.banner().contentProperty().get()).isEqualTo(content);

        window.banner().dismiss();
        lab.send(new PhonesChanged(List.of(phone(PhoneState.VANISHED, "Plug it in again."))));
        ui.frame();
        assertThat(window.banner().contentProperty().get()).isNull();

        lab.send(new PhonesChanged(List.of(phone(PhoneState.READY, ""))));
        lab.send(new PhonesChanged(List.of(phone(PhoneState.VANISHED, "Plug it in again."))));
        ui.frame();
        assertThat(window.banner().contentProperty().get()).isEqualTo(content);
    }

    private static PhoneView phone(PhoneState state, String explanation) {
        return new PhoneView(
                "VP01",
                "Pixel 2",
                Transport.VIRTUAL,
                state,
                explanation,
                0,
                0,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                List.of(),
                0,
                "");
    }

    private static TelemetryReceived telemetry(String serial, long time) {
        return new TelemetryReceived(
                serial,
                new PhoneTelemetry(
                        time,
                        OptionalDouble.empty(),
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        false,
                        OptionalDouble.empty(),
                        0));
    }
}
