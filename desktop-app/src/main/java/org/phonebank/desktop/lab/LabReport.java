package org.phonebank.desktop.lab;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.phonebank.desktop.data.Causes;
import org.phonebank.provisioner.StepState;

/** Tells the listener where each phone and the lab stand, one event at a time, whichever thread reports. */
final class LabReport {
    /** Stands for the lab as a whole where a serial is expected. */
    private static final String ALL = "";

    private final LabListener listener;
    private final List<LabPhone> phones = new CopyOnWriteArrayList<>();

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

    void phones(List<LabPhone> all) {
        phones.clear();
        phones.addAll(all);
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
        phone.busyWith(state == StepState.RUNNING || state == StepState.FAILED ? step.title() : "");
        send(new LabEvent.StepChanged(phone.serial(), step, state, fraction, text));
    }

    void step(LabStep step, StepState state, double fraction, String text) {
        send(new LabEvent.StepChanged(ALL, step, state, fraction, text));
    }

    /** Reports begin and end of a phone's step around its work. */
    <T, X extends Exception> T during(LabPhone phone, LabStep step, Work<T, X> work)
            throws X, LabException, InterruptedException {
        return reporting(
                (state, text) -> step(phone, step, state, state == StepState.DONE ? 1 : 0, text), work, done -> "");
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
        step(step, StepState.FAILED, 0, Causes.describe(failure));
    }
}
