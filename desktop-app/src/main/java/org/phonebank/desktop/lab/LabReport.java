package org.phonebank.desktop.lab;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.lab.LabEvent.StepChanged;
import org.phonebank.provisioner.StepState;

/** Tells the listener where each phone and the lab stand, one event at a time, whichever thread reports. */
final class LabReport {
    /** Stands for the lab as a whole where a serial is expected. */
    private static final String ALL = "";

    private final LabListener listener;
    private volatile List<LabPhone> phones = List.of();
    private volatile BooleanSupplier stopped = () -> false;

    LabReport(LabListener listener) {
        this.listener = listener;
    }

    /** Work of one step; what it returns is handed on. */
    interface Work<T, X extends Exception> {
        T run() throws X, LabException, InterruptedException;
    }

    synchronized void send(LabEvent event) {
        listener.onEvent(event);
    }

    /** From now on, a step that fails while this holds was only stopped: its failure is no news. */
    void whenStopped(BooleanSupplier stopping) {
        stopped = stopping;
    }

    void phones(List<LabPhone> all) {
        phones = List.copyOf(all);
        phonesChanged();
    }

    /** Looks and tells in one piece: what is told last is what was seen last. */
    synchronized void phonesChanged() {
        send(new LabEvent.PhonesChanged(views()));
    }

    List<PhoneView> views() {
        return phones.stream().map(LabPhone::view).toList();
    }

    void step(LabPhone phone, LabStep step, StepState state, double fraction, String text) {
        phone.busy();
        send(unlessStopped(new StepChanged(phone.serial(), step, state, fraction, text)));
    }

    void failed(LabPhone phone, LabStep step, double fraction, Throwable failure) {
        phone.busy();
        send(unlessStopped(StepChanged.failed(phone.serial(), step, fraction, Causes.tell(failure))));
    }

    void sent(LabPhone phone, long doneBytes, long totalBytes) {
        send(new LabEvent.BytesSent(phone.serial(), doneBytes, totalBytes));
    }

    void step(LabStep step, StepState state, double fraction, String text) {
        send(unlessStopped(new StepChanged(ALL, step, state, fraction, text)));
    }

    private StepChanged unlessStopped(StepChanged change) {
        return change.state() == StepState.FAILED && stopped.getAsBoolean()
                ? new StepChanged(change.serial(), change.step(), StepState.STOPPED, change.fraction(), "")
                : change;
    }

    /** Reports begin and end of a phone's step around its work. */
    <T, X extends Exception> T during(LabPhone phone, LabStep step, Work<T, X> work, Function<T, String> words)
            throws X, LabException, InterruptedException {
        return reporting((state, text) -> step(phone, step, state, state == StepState.DONE ? 1 : 0, text), work, words);
    }

    /** Reports begin and end of a step of the whole lab around its work. */
    <T, X extends Exception> T during(LabStep step, Work<T, X> work, Function<T, String> words)
            throws X, LabException, InterruptedException {
        return reporting((state, text) -> step(step, state, state == StepState.DONE ? 1 : 0, text), work, words);
    }

    private static <T, X extends Exception> T reporting(
            BiConsumer<StepState, String> report, Work<T, X> work, Function<T, String> words)
            throws X, LabException, InterruptedException {
        report.accept(StepState.RUNNING, "");
        boolean done = false;
        try {
            T result = work.run();
            done = true;
            report.accept(StepState.DONE, words.apply(result));
            return result;
        } finally {
            if (!done) {
                report.accept(StepState.FAILED, "");
            }
        }
    }

    void failed(LabStep step, Throwable failure) {
        send(unlessStopped(StepChanged.failed(ALL, step, 0, Causes.tell(failure))));
    }
}
