package org.phonebank.desktop.window;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.phonebank.desktop.keeping.Serving;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.ModelChosen;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.LabObserver;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.RateMeter;
import org.phonebank.desktop.window.base.ThemeChoice;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.desktop.window.settings.WindowChoices;

/** Model, pipeline state, speed and theme. */
public final class TopBarViewModel implements LabObserver {
    /** How long the speed of an answer can be read after its end. */
    private static final Duration RATE_SHOWN = Duration.ofSeconds(10);

    private final Messages messages;
    private final Units units;
    private final InstantSource clock;
    private final ObjectProperty<ThemeChoice> theme = new SimpleObjectProperty<>(ThemeChoice.SYSTEM);
    private final StringProperty labName = new SimpleStringProperty("");
    private final StringProperty modelName = new SimpleStringProperty("");
    private final StringProperty modelDetails = new SimpleStringProperty("");
    private final StringProperty stateText = new SimpleStringProperty("");
    private final ObjectProperty<Tone> stateTone = new SimpleObjectProperty<>(Tone.NEUTRAL);
    private final StringProperty rate = new SimpleStringProperty("");
    private LabState state = LabState.STOPPED;
    private final RateMeter meter = new RateMeter();
    private Instant lastToken = Instant.EPOCH;
    private final StringProperty power = new SimpleStringProperty("");
    private final PowerTotal powerTotal = new PowerTotal();
    private boolean waiting;
    /** Whether a person has to place the layers before it goes on. */
    private boolean awaited;

    public TopBarViewModel(Messages messages, Units units, WindowChoices choices, InstantSource clock) {
        this.messages = messages;
        this.units = units;
        this.clock = clock;
        theme.bindBidirectional(choices.theme());
        labName.bind(choices.labName().map(name -> name.isBlank() ? messages.text("app.name") : name));
        describe();
    }

    @Override
    public void show(LabEvent event) {
        if (event instanceof LabEvent.StateChanged changed) {
            showState(changed.state());
        } else if (event instanceof ModelChosen chosen) {
            showModel(chosen);
        } else if (event instanceof LabEvent.ServingChanged changed) {
            showServing(changed.serving());
        } else if (event instanceof LabEvent.WorkbenchChanged changed) {
            awaited = changed.awaited();
            describe();
        } else if (event instanceof LabEvent.TokenMade made) {
            lastToken = made.time();
            showRate(meter.count(made.time()));
        } else if (event instanceof LabEvent.PhonesChanged changed) {
            powerTotal.keep(changed.phones());
            showPower();
        } else if (event instanceof LabEvent.TelemetryReceived sample) {
            powerTotal.take(sample.serial(), sample.telemetry());
            showPower();
            forgetRate(clock.instant());
        }
    }

    private void showPower() {
        power.set(powerTotal.total() > 0 ? units.watts(powerTotal.total()) : "");
    }

    public void showModel(ModelChosen model) {
        modelName.set(model.name());
        modelDetails.set(
                messages.text("model.details", units.parameters(model.parameters()), model.bits(), model.layers()));
    }

    public void showState(LabState now) {
        if (now == LabState.RUNNING && state != now) {
            meter.reset();
        }
        state = now;
        awaited &= now == LabState.PREPARING;
        waiting &= now.serves();
        if (!now.serves()) {
            rate.set("");
        }
        if (!now.begun()) {
            powerTotal.keep(List.of());
            showPower();
        }
        describe();
    }

    /** A lab that cannot compute all layers is degraded: answers wait. */
    public void showServing(Serving now) {
        waiting = !now.complete();
        describe();
    }

    private void describe() {
        if (waiting && state.serves()) {
            stateText.set(messages.text("lab.state.degraded"));
            stateTone.set(Tone.WARNING);
            return;
        }
        boolean asks = awaited && state == LabState.PREPARING;
        stateText.set(asks ? messages.text("lab.state.awaited") : messages.text("lab.state", state));
        stateTone.set(
                switch (state) {
                    case STOPPED -> Tone.NEUTRAL;
                    case RETURNING, PREPARING, RUNNING -> Tone.ACCENT;
                    case READY -> Tone.SUCCESS;
                    case FAILED -> Tone.DANGER;
                });
    }

    /** Before the second token of an answer nothing is known of it, and what is shown stays. */
    private void showRate(double tokensPerSecond) {
        if (tokensPerSecond > 0) {
            rate.set(units.tokensPerSecond(tokensPerSecond));
        }
    }

    /** Phones go on telling how they are after an answer; its speed is news for some seconds only. */
    private void forgetRate(Instant now) {
        if (state != LabState.RUNNING && now.isAfter(lastToken.plus(RATE_SHOWN))) {
            rate.set("");
        }
    }

    /** What the lab is called, else the application. */
    public ReadOnlyStringProperty labNameProperty() {
        return labName;
    }

    /** Empty until the model is known. */
    public ReadOnlyStringProperty modelNameProperty() {
        return modelName;
    }

    public ReadOnlyStringProperty modelDetailsProperty() {
        return modelDetails;
    }

    public ReadOnlyStringProperty stateTextProperty() {
        return stateText;
    }

    public ReadOnlyObjectProperty<Tone> stateToneProperty() {
        return stateTone;
    }

    /** What all phones draw; empty until one has told. */
    public ReadOnlyStringProperty powerProperty() {
        return power;
    }

    /** Empty until something was generated. */
    public ReadOnlyStringProperty rateProperty() {
        return rate;
    }

    public ObjectProperty<ThemeChoice> themeProperty() {
        return theme;
    }
}
