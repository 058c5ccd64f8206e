package org.phonebank.provisioner;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Tells a listener how one phone's provisioning goes. For one thread. */
final class StepReporter {
    private final String serial;
    private final ProvisionListener listener;
    private final BooleanSupplier cancelled;
    private ProvisionStep step = ProvisionStep.CONNECT;
    private double fraction;

    StepReporter(String serial, ProvisionListener listener, BooleanSupplier cancelled) {
        this.serial = serial;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    void begin(ProvisionStep next, String text) {
        step = next;
        fraction = 0;
        listener.step(serial, step, StepState.RUNNING, fraction, text);
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("Cancelled before phone " + serial + " was ready.");
        }
    }

    void progress(long done, long total, String text) {
        fraction = total == 0 ? 0 : (double) done / total;
        listener.step(serial, step, StepState.RUNNING, fraction, text);
        listener.sent(serial, done, total);
    }

    void done(String text) {
        listener.step(serial, step, StepState.DONE, 1, text);
    }

    void skipped(String text) {
        listener.step(serial, step, StepState.SKIPPED, 1, text);
    }

    void failed(String text) {
        listener.step(serial, step, StepState.FAILED, fraction, text);
    }
}
