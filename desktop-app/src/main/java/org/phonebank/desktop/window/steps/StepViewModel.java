package org.phonebank.desktop.window.steps;

import java.util.LinkedHashMap;
import java.util.Map;
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
import org.phonebank.desktop.lab.LabStep;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.provisioner.StepState;

/** One named step, summed up over the phones that pass it. */
public final class StepViewModel {
    private static final String WHOLE_LAB = "";

    private final LabStep step;
    private final Messages messages;
    private final Map<String, StepChanged> bySerial = new LinkedHashMap<>();
    private final ObjectProperty<StepMark> mark = new SimpleObjectProperty<>(StepMark.WAITING);
    private final DoubleProperty fraction = new SimpleDoubleProperty();
    private final StringProperty text = new SimpleStringProperty("");
    private int phones;
    private boolean interrupted;

    StepViewModel(LabStep step, Messages messages) {
        this.step = step;
        this.messages = messages;
    }

    /** This many phones are expected to pass the step. */
    void expect(int phonesInLab) {
        phones = phonesInLab;
        sumUp();
    }

    /** Nothing goes on any more. A step that ended stays as it is. */
    void interrupt() {
        interrupted = true;
        sumUp();
    }

    /** Nobody else will pass it: phones that stand by need no shard. */
    void complete() {
        phones = bySerial.size();
        sumUp();
    }

    /** Forgets what was; steps that were reached are told again. */
    void reset() {
        bySerial.clear();
        interrupted = false;
        mark.set(StepMark.WAITING);
        fraction.set(0);
        text.set("");
    }

    void apply(StepChanged change) {
        bySerial.put(change.serial(), change);
        sumUp();
    }

    private void sumUp() {
        if (bySerial.isEmpty()) {
            return;
        }
        int expected = bySerial.containsKey(WHOLE_LAB) ? 1 : Math.max(phones, bySerial.size());
        long ended = bySerial.values().stream().filter(StepViewModel::ended).count();
        double done = bySerial.values().stream()
                .mapToDouble(change -> ended(change) ? 1 : change.fraction())
                .sum();
        fraction.set(done / expected);
        mark.set(markOf(ended == expected));
        text.set(textOf(ended, expected));
    }

    private StepMark markOf(boolean complete) {
        if (has(StepState.FAILED)) {
            return StepMark.FAILED;
        }
        if (!complete) {
            return interrupted ? StepMark.INTERRUPTED : StepMark.RUNNING;
        }
        return has(StepState.DONE) ? StepMark.DONE : StepMark.SKIPPED;
    }

    private String textOf(long ended, int expected) {
        StepChanged whole = bySerial.get(WHOLE_LAB);
        if (whole != null) {
            return whole.text();
        }
        for (StepChanged change : bySerial.values()) {
            if (change.state() == StepState.FAILED) {
                return change.text();
            }
        }
        return messages.text("steps.phones", ended, expected);
    }

    private boolean has(StepState state) {
        return bySerial.values().stream().anyMatch(change -> change.state() == state);
    }

    private static boolean ended(StepChanged change) {
        return change.state() == StepState.DONE || change.state() == StepState.SKIPPED;
    }

    public LabStep step() {
        return step;
    }

    public String name() {
        return messages.text("step", step);
    }

    public ReadOnlyObjectProperty<StepMark> markProperty() {
        return mark;
    }

    /** Of all phones together, 0 to 1. */
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction;
    }

    public ReadOnlyStringProperty textProperty() {
        return text;
    }
}
