package org.phonebank.desktop.window.setup;

import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.LabEvent.BytesSent;
import org.phonebank.desktop.lab.LabEvent.StepChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.provisioner.StepState;

/** A phase of the preparation: a bar for each phone, and one for all. */
public final class ProgressViewModel {
    /** Where the phase stands. */
    public enum State {
        /** Not begun. */
        IDLE,
        /** The phones of the lab of last time are waited for. */
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    /** Phones may be through before the lab is. */
    private static final double MOST_UNDER_WAY = 0.99;

    private final Wizard wizard;
    private final Phase phase;
    private final Messages messages;
    private final Units units;
    private final SetupWords words;
    private final ObservableList<ProgressRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper percent = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper();

    ProgressViewModel(Wizard wizard, Phase phase, Desk desk) {
        this.wizard = wizard;
        this.phase = phase;
        this.messages = desk.messages();
        this.units = desk.units();
        this.words = new SetupWords(messages, units);
    }

    void refresh() {
        Preparation preparation = wizard.preparation();
        State now = stateNow(preparation);
        state.set(now);
        double done = now == State.RUNNING
                ? Math.min(MOST_UNDER_WAY, preparation.fraction(phase))
                : preparation.fraction(phase);
        fraction.set(done);
        percent.set(units.share(done));
        title.set(messages.text(first() ? "setup.progress.prepare" : "setup.progress.load", now));
        detail.set(detail(preparation, now));
        Rows.update(
                rows,
                preparation.phones().stream()
                        .map(phone -> row(phone, preparation))
                        .toList(),
                ProgressRow::serial);
    }

    private boolean first() {
        return phase == Phase.PREPARE;
    }

    private State stateNow(Preparation preparation) {
        LabState lab = preparation.state();
        if (lab.serves()) {
            return State.DONE;
        }
        if (!lab.begun()) {
            return wizard.waitsToGoOn() ? State.WAITING : State.IDLE;
        }
        if (lab == LabState.FAILED) {
            return preparation.phase() == phase ? State.FAILED : phase == Phase.PREPARE ? State.DONE : State.IDLE;
        }
        boolean over = phase == Phase.PREPARE && preparation.prepared();
        boolean before = phase == Phase.LOAD && preparation.phase() == Phase.PREPARE;
        return over ? State.DONE : before ? State.IDLE : State.RUNNING;
    }

    private String detail(Preparation preparation, State now) {
        return switch (now) {
            case IDLE -> idle();
            case WAITING -> waiting();
            case FAILED -> messages.say(preparation.failure());
            case DONE -> messages.text(first() ? "setup.progress.done.prepare" : "setup.progress.done.load");
            case RUNNING -> running(preparation);
        };
    }

    private String idle() {
        if (!first()) {
            return messages.text("setup.progress.idle.load");
        }
        Phrase held = wizard.heldBack();
        return held.isNone() ? messages.text("setup.progress.idle.prepare") : messages.say(held);
    }

    private String waiting() {
        if (wizard.waitsLong()) {
            return messages.say(wizard.obstacleToGoOn());
        }
        List<String> missing = wizard.looked() ? wizard.waitsFor() : List.of();
        return missing.isEmpty()
                ? messages.text("setup.progress.waiting")
                : messages.text("setup.progress.waiting.for", String.join(", ", missing));
    }

    private String running(Preparation preparation) {
        StringBuilder text = new StringBuilder(preparation
                .wholeStep()
                .map(step -> messages.text("step", step.step()))
                .orElse(""));
        double rate = preparation.bytesPerSecond();
        if (rate >= 1000) {
            append(text, words.rate(rate));
        }
        preparation.timeLeft().ifPresent(left -> append(text, words.left(left)));
        if (text.length() > 0) {
            return text.toString();
        }
        boolean ends = preparation.fraction(phase) >= MOST_UNDER_WAY;
        return messages.text(ends ? "setup.progress.ending" : "setup.progress.begun");
    }

    private void append(StringBuilder text, String more) {
        text.append(text.length() == 0 ? "" : messages.text("setup.separator")).append(more);
    }

    private ProgressRow row(PhoneProgress phone, Preparation preparation) {
        double done = preparation.state().serves() ? 1 : phone.fraction(phase);
        StepChanged latest = phone.latest();
        @Nullable StepChanged step = latest != null && phase.steps().contains(latest.step()) ? latest : null;
        boolean ours = step != null;
        Tone going = preparation.state() == LabState.PREPARING ? Tone.ACCENT : Tone.NEUTRAL;
        Tone tone = done >= 1 ? Tone.SUCCESS : ours && phone.failed() ? Tone.DANGER : going;
        return new ProgressRow(
                phone.serial(),
                words.named(wizard.nameOf(phone), phone.serial()),
                done >= 1
                        ? messages.text(first() ? "setup.progress.phoneDone.prepare" : "setup.progress.phoneDone.load")
                        : step != null ? step(step) : waits(preparation),
                amount(phone, preparation, ours),
                done,
                units.share(done),
                tone);
    }

    private String waits(Preparation preparation) {
        return preparation
                .wholeStep()
                .filter(step -> step.state() == StepState.RUNNING)
                .map(step -> messages.text("setup.progress.phoneWaitsFor", messages.text("step", step.step())))
                .orElseGet(() -> messages.text("setup.progress.phoneWaits"));
    }

    private String step(StepChanged latest) {
        String name = messages.text("step", latest.step());
        return switch (latest.state()) {
            case FAILED -> messages.text("setup.progress.stepFailed", name, messages.say(latest.why()));
            case STOPPED -> messages.text("setup.progress.stepStopped", name);
            default -> name;
        };
    }

    private String amount(PhoneProgress phone, Preparation preparation, boolean ours) {
        BytesSent sent = phone.sent();
        if (sent == null || !ours) {
            return "";
        }
        String amount =
                messages.text("setup.progress.sent", units.bytes(sent.doneBytes()), units.bytes(sent.totalBytes()));
        double rate = preparation.bytesPerSecond(phone);
        return rate < 1000 ? amount : amount + messages.text("setup.separator") + words.rate(rate);
    }

    public void cancel() {
        wizard.cancel();
    }

    ObservableList<ProgressRow> rows() {
        return rows;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty detailProperty() {
        return detail.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty percentProperty() {
        return percent.getReadOnlyProperty();
    }

    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }
}
