package org.phonebank.desktop.window.chain;

import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.LabEvent.StepChanged;
import org.phonebank.desktop.window.base.Messages;
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

    double fraction() {
        return last == null ? 0 : last.fraction();
    }

    /** The step's name; "" before there was one. */
    String stepInWords(Messages messages) {
        return last == null ? "" : messages.text("step", last.step());
    }

    /** Why the step failed. */
    String failureInWords(Messages messages) {
        return last == null || last.why().isNone()
                ? messages.text("phone.failed.at", stepInWords(messages))
                : messages.say(last.why());
    }
}
