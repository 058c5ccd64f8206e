package org.phonebank.desktop.window.setup;

import java.util.List;
import org.phonebank.desktop.lab.LabStep;

/** What phones pass on their way to a lab that answers. Between the phases layers are placed. */
enum Phase {
    /** Workers come to the phones and prove that they compute rightly; the model is cut meanwhile. */
    PREPARE(
            LabStep.CONNECT,
            LabStep.INSPECT,
            LabStep.PUSH_WORKER,
            LabStep.PUSH_CERTIFICATE,
            LabStep.START_WORKER,
            LabStep.SELF_TEST),
    /** Phones get and load their layers. */
    LOAD(LabStep.PUSH_SHARD, LabStep.LOAD_SHARD);

    @SuppressWarnings("ImmutableEnumChecker") // A copy that nobody can change.
    private final List<LabStep> steps;

    Phase(LabStep... steps) {
        this.steps = List.of(steps);
    }

    /** Of each phone, in order. */
    List<LabStep> steps() {
        return steps;
    }
}
