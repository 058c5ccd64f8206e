package org.phonebank.desktop.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.pipeline.phrase.Phrase;

/** Does the same on every phone at once. Used once. */
final class PhoneTeam {
    private final BooleanSupplier cancelled;
    private final LinkedBlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean failed;
    private boolean independent;

    PhoneTeam(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    /** Whether the work on phones is being given up. */
    boolean isStopped() {
        return failed || cancelled.getAsBoolean();
    }

    /** What is done on one phone; it must end soon after being interrupted or {@code stopped} saying so. */
    interface Task {
        void run(LabPhone phone, BooleanSupplier stopped) throws Exception;
    }

    private record Outcome(LabPhone phone, @Nullable Throwable failure) {}

    /**
     * The first phone that fails stops the others. Waits until every phone's thread has ended, also after a failure, so
     * that what they hold can be released.
     *
     * @throws CancellationException if {@code cancelled} stopped them
     */
    void onAll(List<LabPhone> phones, Task task) throws LabException, InterruptedException {
        for (LabPhone phone : phones) {
            threads.add(new Thread(() -> run(phone, task), "phone-" + phone.serial()));
        }
        threads.forEach(Thread::start);
        Outcome first = firstFailure(phones.size());
        if (cancelled.getAsBoolean()) {
            throw new CancellationException();
        }
        if (first != null && first.failure() != null) {
            throw naming(first.phone(), Sentences.asLabException(first.failure()));
        }
    }

    /** As {@link #onAll}, but a phone that fails does not stop the others. */
    void onEach(List<LabPhone> phones, Task task) throws LabException, InterruptedException {
        independent = true;
        onAll(phones, task);
    }

    /** ADB knows a phone by its address only, a person by its name. */
    private static LabException naming(LabPhone phone, LabException failure) {
        Phrase sentence = failure.problem();
        return sentence.english().contains(phone.serial())
                ? failure
                : new LabException(Phrase.of(FailureWording.ON_PHONE, phone.label(), sentence), failure);
    }

    @SuppressWarnings("CatchingUnchecked") // every failure is handed to the thread that waits
    private void run(LabPhone phone, Task task) {
        Throwable failure = null;
        try {
            task.run(phone, this::isStopped);
        } catch (Throwable e) {
            failure = e;
        }
        outcomes.add(new Outcome(phone, failure));
    }

    private @Nullable Outcome firstFailure(int running) throws InterruptedException {
        Outcome first = null;
        InterruptedException interrupted = null;
        for (int ended = 0; ended < running; ) {
            try {
                Outcome outcome = outcomes.take();
                ended++;
                if (outcome.failure() != null && first == null) {
                    first = outcome;
                    if (!independent) {
                        stop();
                    }
                }
            } catch (InterruptedException e) {
                interrupted = e;
                stop();
            }
        }
        if (interrupted != null) {
            throw interrupted;
        }
        return first;
    }

    private void stop() {
        failed = true;
        threads.forEach(Thread::interrupt);
    }
}
