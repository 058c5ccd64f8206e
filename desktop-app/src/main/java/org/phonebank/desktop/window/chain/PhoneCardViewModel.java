package org.phonebank.desktop.window.chain;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.phonebank.desktop.lab.LabEvent.StepChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.PhoneTelemetry;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.provisioner.discovery.PhoneState;

/** What one card of the chain shows. Texts of unknown values are empty, and the card leaves them out. */
public final class PhoneCardViewModel {
    private final String serial;
    private final Messages messages;
    private final PhoneVitals vitals;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty transport = new SimpleStringProperty("");
    private final StringProperty stateText = new SimpleStringProperty("");
    private final ObjectProperty<Tone> stateTone = new SimpleObjectProperty<>(Tone.NEUTRAL);
    private final StringProperty explanation = new SimpleStringProperty("");
    private final ObjectProperty<HeldLayers> layers = new SimpleObjectProperty<>(HeldLayers.NONE);
    private final StringProperty layersText = new SimpleStringProperty("");
    private final StringProperty activity = new SimpleStringProperty("");
    private final DoubleProperty progress = new SimpleDoubleProperty();
    private final PhoneWork work = new PhoneWork();
    private PhoneView phone;
    private LabState lab = LabState.STOPPED;

    PhoneCardViewModel(PhoneView phone, Messages messages, Units units) {
        this.serial = phone.serial();
        this.phone = phone;
        this.messages = messages;
        this.vitals = new PhoneVitals(messages, units);
        show(phone, 0);
    }

    /** Shows a phone; the model has 0 layers as long as it is unknown. */
    void show(PhoneView now, int modelLayers) {
        phone = now;
        name.set(now.name());
        transport.set(messages.text("phone.where", messages.text("transport", now.transport()), now.serial()));
        vitals.show(now);
        layers.set(now.shards().stream()
                .findFirst()
                .map(range -> new HeldLayers(Math.max(modelLayers, range.end()), range.first(), range.end()))
                .orElse(new HeldLayers(modelLayers, 0, 0)));
        layersText.set(layersInWords(layers.get()));
        showState();
    }

    void show(PhoneTelemetry sample) {
        vitals.show(sample);
    }

    void show(StepChanged step) {
        work.apply(step);
        showState();
    }

    void show(LabState now) {
        lab = now;
        showState();
    }

    private String layersInWords(HeldLayers held) {
        if (held.layers() == 0) {
            return "";
        }
        if (!held.any()) {
            return messages.text("phone.layers.none");
        }
        return held.end() - held.first() == 1
                ? messages.text("phone.layers.one", held.end(), held.layers())
                : messages.text("phone.layers", held.first() + 1, held.end(), held.layers());
    }

    private void showState() {
        boolean preparing = lab == LabState.PREPARING;
        boolean working = preparing && work.running() && phone.state() == PhoneState.READY;
        activity.set(working ? stepInWords() : "");
        progress.set(work.fraction());
        if (phone.state() != PhoneState.READY) {
            showState(messages.text("phone.state", phone.state()), toneOf(phone.state()), phone.explanation());
        } else if (working) {
            showState(messages.text("phone.working"), Tone.ACCENT, "");
        } else if (lab == LabState.STOPPED) {
            showState(messages.text("phone.unused"), Tone.NEUTRAL, "");
        } else if (work.failed()) {
            showState(messages.text("phone.failed"), Tone.DANGER, failureInWords());
        } else if (!preparing && !work.running() && !phone.activity().isEmpty()) {
            showState(messages.text("phone.lost"), Tone.DANGER, phone.activity());
        } else if (!phone.shards().isEmpty()) {
            showState(messages.text("phone.serving"), Tone.SUCCESS, "");
        } else {
            showState(messages.text("phone.state", PhoneState.READY), Tone.NEUTRAL, "");
        }
    }

    private void showState(String words, Tone tone, String why) {
        stateText.set(words);
        stateTone.set(tone);
        explanation.set(why);
    }

    private String stepInWords() {
        return work.step().map(step -> messages.text("step", step)).orElse("");
    }

    private String failureInWords() {
        return work.text().isEmpty() ? messages.text("phone.failed.at", stepInWords()) : work.text();
    }

    private static Tone toneOf(PhoneState state) {
        return switch (state) {
            case READY -> Tone.NEUTRAL;
            case CONNECTING -> Tone.ACCENT;
            case DUPLICATE, UNAUTHORIZED, NO_PERMISSION -> Tone.WARNING;
            case OFFLINE, VANISHED -> Tone.DANGER;
        };
    }

    public String serial() {
        return serial;
    }

    PhoneView phone() {
        return phone;
    }

    public PhoneVitals vitals() {
        return vitals;
    }

    /** Manufacturer and model. */
    public ReadOnlyStringProperty nameProperty() {
        return name;
    }

    /** How it is connected, and its serial. */
    public ReadOnlyStringProperty transportProperty() {
        return transport;
    }

    public ReadOnlyStringProperty stateTextProperty() {
        return stateText;
    }

    public ReadOnlyObjectProperty<Tone> stateToneProperty() {
        return stateTone;
    }

    /** What is wrong and what to do. */
    public ReadOnlyStringProperty explanationProperty() {
        return explanation;
    }

    public ReadOnlyObjectProperty<HeldLayers> layersProperty() {
        return layers;
    }

    public ReadOnlyStringProperty layersTextProperty() {
        return layersText;
    }

    /** The step that runs on this phone; empty when it rests. */
    public ReadOnlyStringProperty activityProperty() {
        return activity;
    }

    /** Of the step that runs, 0 to 1. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress;
    }
}
