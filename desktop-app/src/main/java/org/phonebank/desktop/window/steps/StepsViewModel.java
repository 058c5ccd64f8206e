package org.phonebank.desktop.window.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.StepChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.LabStep;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.desktop.window.base.LabObserver;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.provisioner.discovery.PhoneState;

/** The steps that prepare the lab: unfolded while they run or when one failed, folded into one line when done. */
public final class StepsViewModel implements LabObserver {
    private final Lab lab;
    private final Messages messages;
    private final Units units;
    private final InstantSource clock;
    private final List<StepViewModel> steps;
    private final ObjectProperty<LabState> state = new SimpleObjectProperty<>(LabState.STOPPED);
    private final BooleanProperty unfolded = new SimpleBooleanProperty(true);
    private final DoubleProperty progress = new SimpleDoubleProperty();
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty detail = new SimpleStringProperty("");
    private Instant began;
    private String took = "";
    private boolean incomplete;

    public StepsViewModel(Lab lab, Messages messages, Units units, InstantSource clock) {
        this.lab = lab;
        this.messages = messages;
        this.units = units;
        this.clock = clock;
        this.steps = Stream.of(LabStep.values())
                .map(step -> new StepViewModel(step, messages))
                .toList();
        this.began = clock.instant();
        describe();
    }

    @Override
    public void show(LabEvent event) {
        if (event instanceof LabEvent.PhonesChanged changed) {
            expectPhones((int) changed.phones().stream()
                    .filter(phone -> phone.state() == PhoneState.READY)
                    .count());
        } else if (event instanceof StepChanged step) {
            showStep(step);
        } else if (event instanceof LabEvent.StateChanged changed) {
            showState(changed.state());
        } else if (event instanceof LabEvent.ServingChanged changed) {
            showComplete(changed.serving().complete());
        }
    }

    public void expectPhones(int phones) {
        if (state.get().serves()) {
            return;
        }
        steps.forEach(step -> step.expect(phones));
        describe();
    }

    /** Steps of a lab that serves are not preparation any more: the phones' cards show them. */
    public void showStep(StepChanged change) {
        if (state.get().serves()) {
            return;
        }
        steps.stream().filter(step -> step.step() == change.step()).forEach(step -> step.apply(change));
        describe();
    }

    public void showState(LabState now) {
        LabState before = state.get();
        state.set(now);
        incomplete &= now.serves();
        if (now == LabState.PREPARING) {
            began = clock.instant();
            unfolded.set(true);
            steps.forEach(StepViewModel::reset);
        } else if (!now.serves()) {
            unfolded.set(true);
            steps.forEach(StepViewModel::interrupt);
        } else if (now == LabState.READY && before == LabState.PREPARING) {
            unfolded.set(false);
            steps.forEach(StepViewModel::complete);
            took = messages.text("steps.ready.detail", units.duration(Duration.between(began, clock.instant())));
        }
        describe();
    }

    /** Whether all layers of a lab that serves can be computed. */
    public void showComplete(boolean now) {
        incomplete = !now;
        describe();
    }

    private void describe() {
        LabState now = state.get();
        if (now.serves() && incomplete) {
            title.set(messages.text("steps.title.degraded"));
            detail.set(messages.text("steps.detail.degraded"));
            return;
        }
        title.set(messages.text("steps.title", now));
        progress.set(now.serves() ? 1 : sharePassed());
        detail.set(
                switch (now) {
                    case PREPARING -> currentStep();
                    case READY -> took.isEmpty() ? messages.text("steps.detail", now) : took;
                    case STOPPED, RUNNING, FAILED -> messages.text("steps.detail", now);
                });
    }

    /** The last step that runs: phones differ in speed, and the foremost one says best how far the lab is. */
    private String currentStep() {
        List<StepViewModel> running = withMark(StepMark.RUNNING);
        if (!running.isEmpty()) {
            StepViewModel foremost = running.get(running.size() - 1);
            String words = foremost.textProperty().get();
            return words.isEmpty() ? foremost.name() : messages.text("steps.current", foremost.name(), words);
        }
        return withMark(StepMark.WAITING).stream()
                .findFirst()
                .map(next -> messages.text("steps.next", next.name()))
                .orElse(messages.text("steps.detail", LabState.PREPARING));
    }

    private List<StepViewModel> withMark(StepMark mark) {
        return steps.stream().filter(step -> step.markProperty().get() == mark).toList();
    }

    private double sharePassed() {
        return steps.stream()
                .mapToDouble(step -> step.fractionProperty().get())
                .average()
                .orElse(0);
    }

    public void cancel() {
        lab.cancel();
    }

    public void retry() {
        lab.retry();
    }

    /** Shows or hides the single steps. */
    public void toggle() {
        unfolded.set(!unfolded.get());
    }

    /** In the order in which a phone passes them; the list never changes. */
    public List<StepViewModel> steps() {
        return steps;
    }

    public ReadOnlyObjectProperty<LabState> stateProperty() {
        return state;
    }

    public BooleanProperty unfoldedProperty() {
        return unfolded;
    }

    /** Of all steps together, 0 to 1. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress;
    }

    public ReadOnlyStringProperty titleProperty() {
        return title;
    }

    public ReadOnlyStringProperty detailProperty() {
        return detail;
    }
}
