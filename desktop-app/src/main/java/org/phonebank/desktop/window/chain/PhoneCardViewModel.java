package org.phonebank.desktop.window.chain;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.LabEvent.StepChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.PhoneTelemetry;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.window.base.LayerWords;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.desktop.window.placing.Verdict;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.provisioner.discovery.Transport;

/** What one card of the chain shows. Texts of unknown values are empty, and the card leaves them out. */
public final class PhoneCardViewModel {
    private final String serial;
    private final Messages messages;
    private final LayerWords layerWords;
    private final PhoneVitals vitals;
    private final FaultMenuViewModel faultMenu;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty transport = new SimpleStringProperty("");
    private final StringProperty stateText = new SimpleStringProperty("");
    private final ObjectProperty<Tone> stateTone = new SimpleObjectProperty<>(Tone.NEUTRAL);
    private final StringProperty explanation = new SimpleStringProperty("");
    private final ObjectProperty<HeldLayers> layers = new SimpleObjectProperty<>(HeldLayers.NONE);
    private final StringProperty layersText = new SimpleStringProperty("");
    private final StringProperty activity = new SimpleStringProperty("");
    private final DoubleProperty progress = new SimpleDoubleProperty();
    private final ObjectProperty<List<LayerRange>> wanted = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<@Nullable Verdict> verdict = new SimpleObjectProperty<>();
    private final BooleanProperty faultsOffered = new SimpleBooleanProperty();
    private final PhoneWork work = new PhoneWork();
    private PhoneView phone;
    private boolean planned;
    private LabState lab = LabState.STOPPED;
    private Duty duty = Duty.UNKNOWN;

    PhoneCardViewModel(PhoneView phone, FaultMenuViewModel faultMenu, Messages messages, Units units) {
        this.serial = phone.serial();
        this.phone = phone;
        this.messages = messages;
        this.faultMenu = faultMenu;
        this.layerWords = new LayerWords(messages);
        this.vitals = new PhoneVitals(messages, units);
        show(phone, 0);
    }

    /** Shows a phone; the model has 0 layers as long as it is unknown. */
    void show(PhoneView now, int modelLayers) {
        phone = now;
        name.set(now.name());
        transport.set(messages.text("phone.where", messages.text("transport", now.transport()), now.serial()));
        vitals.show(now);
        layers.set(HeldLayers.of(modelLayers, now.shards()));
        if (!planned) {
            wanted.set(layers.get().ranges());
        }
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

    void show(Duty now) {
        duty = now;
        showState();
    }

    /**
     * Shows layers that the phone shall hold; none if it shall stand by.
     *
     * @param bytes of memory that they take
     */
    void want(List<LayerRange> ranges, long bytes) {
        planned = true;
        wanted.set(List.copyOf(ranges));
        vitals.plan(bytes);
        layersText.set(layersInWords(layers.get()));
    }

    /** Nobody wants anything but what is. */
    void wantNothingElse() {
        planned = false;
        wanted.set(layers.get().ranges());
        vitals.planNothing();
        layersText.set(layersInWords(layers.get()));
    }

    /** Shows what the phone says to what a person holds; null while nothing is held. */
    void say(@Nullable Verdict now) {
        verdict.set(now);
    }

    private String layersInWords(HeldLayers held) {
        if (held.layers() == 0) {
            return "";
        }
        List<LayerRange> ranges = wanted.get();
        if (!ranges.isEmpty()) {
            return layerWords.named(ranges, held.layers());
        }
        return messages.text(held.any() ? "phone.layers.given" : "phone.layers.none");
    }

    private void showState() {
        PhoneStatus status = PhoneStatus.of(phone, work, lab, duty, messages);
        stateText.set(status.words());
        stateTone.set(status.tone());
        explanation.set(status.why());
        activity.set(status.activity());
        progress.set(work.fraction());
        faultsOffered.set(phone.transport() == Transport.VIRTUAL && lab.begun());
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

    public FaultMenuViewModel faultMenu() {
        return faultMenu;
    }

    /** Whether faults can be caused on the phone: it is a virtual one of a lab that is there. */
    public ReadOnlyBooleanProperty faultsOfferedProperty() {
        return faultsOffered;
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

    /** What it shall hold: what it holds, unless a person wants something else. */
    public ReadOnlyObjectProperty<List<LayerRange>> wantedProperty() {
        return wanted;
    }

    /** What the phone says to what a person holds; null while nothing is held. */
    public ReadOnlyObjectProperty<@Nullable Verdict> verdictProperty() {
        return verdict;
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
