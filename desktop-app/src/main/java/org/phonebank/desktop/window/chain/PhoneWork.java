package org.phonebank.desktop.window.chain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.LabEvent.StepChanged;
import org.phonebank.desktop.lab.LabStep;
import org.phonebank.provisioner.StepState;

/** The last step that a phone reported. */
final class PhoneWork {
    private @Nullable StepChanged last;

    void apply(StepChanged step) {
        last = step;
    }

    boolean running() {
        return last != null && last.state() == StepState.RUNNING;
    }

    boolean failed() {
        return last != null && last.state() == StepState.FAILED;
    }

    Optional<LabStep> step() {
        return Optional.ofNullable(last).map(StepChanged::step);
    }

    double fraction() {
        return last == null ? 0 : last.fraction();
    }

    String text() {
        return last == null ? "" : last.text();
    }
}
