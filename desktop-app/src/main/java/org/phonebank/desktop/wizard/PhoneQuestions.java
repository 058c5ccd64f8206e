package org.phonebank.desktop.wizard;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.Causes;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.DeviceOpener;
import org.phonebank.provisioner.facts.PhoneFacts;
import org.phonebank.provisioner.facts.PhoneInspector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks phones what they are and have, several at a time. Confined to the thread of {@code home}, but for the asking. */
final class PhoneQuestions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PhoneQuestions.class);
    private static final int AT_ONCE = 4;

    private final Executor home;
    private final Runnable answered;
    private final Map<String, Answer> answers = new HashMap<>();
    private final ExecutorService askers = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread asker = new Thread(task, "phone-questions");
        asker.setDaemon(true);
        return asker;
    });

    /** @param current whether the phone has been asked since it appeared */
    record Answer(@Nullable PhoneFacts facts, String problem, boolean current) {
        static final Answer NONE = new Answer(null, "", false);
    }

    /** @param answered called after each answer, by {@code home} */
    PhoneQuestions(Executor home, Runnable answered) {
        this.home = home;
        this.answered = answered;
    }

    Answer of(String serial) {
        return answers.getOrDefault(serial, Answer.NONE);
    }

    /** Asks, unless the phone was asked since it appeared. */
    void ask(String serial, DeviceOpener opener) {
        Answer before = of(serial);
        if (before.current()) {
            return;
        }
        answers.put(serial, new Answer(before.facts(), "", true));
        askers.execute(() -> answer(serial, opener));
    }

    /** The phone is away, or has changed: it will have to be asked again. What it said stays known until then. */
    void expire(String serial) {
        answers.computeIfPresent(serial, (key, answer) -> new Answer(answer.facts(), "", false));
    }

    void expireAll() {
        answers.replaceAll((serial, answer) -> new Answer(answer.facts(), answer.problem(), false));
    }

    private void answer(String serial, DeviceOpener opener) {
        Answer answer;
        try (AdbDevice device = opener.open(serial)) {
            answer = new Answer(PhoneInspector.inspect(device), "", true);
        } catch (AdbException e) {
            answer = new Answer(null, Causes.describe(e), true);
        }
        Answer told = answer;
        try {
            home.execute(() -> {
                Answer before = of(serial);
                PhoneFacts facts = told.facts() == null ? before.facts() : told.facts();
                answers.put(serial, new Answer(facts, told.problem(), true));
                answered.run();
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("What {} said is not told to anyone: nobody looks for phones any more.", serial);
        }
    }

    @Override
    public void close() {
        askers.shutdownNow();
    }
}
