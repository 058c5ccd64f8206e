package org.phonebank.desktop.cli;

import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabListener;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.terminal.StepLine;
import org.phonebank.desktop.terminal.StepsView;
import org.phonebank.provisioner.StepState;

/** Shows a lab session's steps in the terminal. */
final class LabProgress implements LabListener {
    private final StepsView view;

    LabProgress(StepsView view) {
        this.view = view;
    }

    @Override
    public void onEvent(LabEvent event) {
        if (event instanceof LabEvent.StepChanged step) {
            view.step(
                    step.serial(),
                    new StepLine(step.step().title(), progress(step.state()), step.fraction(), step.text()));
        } else if (event instanceof LabEvent.PhonesChanged phones) {
            for (PhoneView phone : phones.phones()) {
                view.phone(phone.serial(), phone.name());
            }
        }
    }

    private static StepLine.Progress progress(StepState state) {
        return switch (state) {
            case RUNNING -> StepLine.Progress.RUNNING;
            case DONE -> StepLine.Progress.DONE;
            case SKIPPED -> StepLine.Progress.NOTHING_TO_DO;
            case FAILED -> StepLine.Progress.FAILED;
            case STOPPED -> StepLine.Progress.STOPPED;
        };
    }
}
