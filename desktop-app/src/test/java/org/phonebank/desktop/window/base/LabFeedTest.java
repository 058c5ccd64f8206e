package org.phonebank.desktop.window.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.Happened;
import org.phonebank.desktop.lab.LabEvent.ModelChosen;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabEvent.StepChanged;
import org.phonebank.desktop.lab.LabEvent.TelemetryReceived;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.LabStep;
import org.phonebank.desktop.lab.PhoneTelemetry;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.provisioner.StepState;

class LabFeedTest {
    private final RecordingLab lab = new RecordingLab();
    private final DirectUi ui = new DirectUi();
    private final LabFeed feed = new LabFeed(lab, ui);
    private final List<LabEvent> heard = new ArrayList<>();

    @Test
    void ofTheTelemetryOfOneFrameOnlyTheNewestSampleOfEachPhoneIsHandedOn() {
        feed.observe(heard::add);
        LabEvent state = new StateChanged(LabState.READY);
        send(telemetry("A", 1), state, telemetry("B", 1), telemetry("A", 2));

        assertThat(heard).containsExactly(state, telemetry("B", 1), telemetry("A", 2));
    }

    @Test
    void whoComesLaterIsToldHowTheLabStands() {
        LabEvent preparing = new StateChanged(LabState.PREPARING);
        LabEvent model = new ModelChosen("Sample", 7_870_000, 4, 12);
        LabEvent done = new StepChanged("A", LabStep.CONNECT, StepState.DONE, 1, "");
        LabEvent ready = new StateChanged(LabState.READY);
        send(preparing, model, new StepChanged("A", LabStep.CONNECT, StepState.RUNNING, 0, ""), done, ready);
        send(happened("A phone left."), happened("A phone left and came back."), telemetry("A", 1), telemetry("A", 2));
        feed.observe(heard::add);

        assertThat(heard)
                .containsExactly(
                        preparing, model, done, happened("A phone left and came back."), telemetry("A", 2), ready);
    }

    @Test
    void aLabThatBeginsAnewHasNothingOfTheOneBefore() {
        send(new StateChanged(LabState.PREPARING), new ModelChosen("Sample", 1, 4, 12));
        send(new StateChanged(LabState.STOPPED), new StateChanged(LabState.PREPARING));
        feed.observe(heard::add);

        assertThat(heard).containsExactly(new StateChanged(LabState.PREPARING));
    }

    @Test
    void whoHasLeftHearsNothingMore() {
        Subscription subscription = feed.observe(heard::add);
        subscription.unsubscribe();
        send(new StateChanged(LabState.READY));

        assertThat(heard).isEmpty();
    }

    @Test
    void anObserverThatFailsIsReportedAndKeepsNobodyFromHearing() {
        List<Throwable> reported = new ArrayList<>();
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> reported.add(failure));
        RuntimeException failure = new IllegalStateException("cannot draw");
        feed.observe(event -> {
            throw failure;
        });
        feed.observe(heard::add);
        LabEvent ready = new StateChanged(LabState.READY);
        try {
            send(ready);
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(null);
        }

        assertThat(reported).containsExactly(failure);
        assertThat(heard).containsExactly(ready);
    }

    private void send(LabEvent... events) {
        List.of(events).forEach(lab::send);
        ui.frame();
    }

    private static LabEvent happened(String sentence) {
        return new Happened(new Incident(
                1, Instant.EPOCH, Incident.Severity.WARNING, Set.of("A"), Phrase.verbatim(sentence), false));
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
