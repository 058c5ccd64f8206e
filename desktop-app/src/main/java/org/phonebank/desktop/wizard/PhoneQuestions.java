package org.phonebank.desktop.wizard;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.Causes;
import org.phonebank.pipeline.phrase.Phrase;
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

    /** What a phone said last, and how it stands with what it is to say. */
    record Answer(@Nullable PhoneFacts facts, Phrase problem, Stand stand) {
        static final Answer NONE = new Answer(null, Phrase.NONE, Stand.OPEN);

        Answer with(Stand next) {
            return new Answer(facts, problem, next);
        }

        Answer withoutProblem() {
            return new Answer(facts, Phrase.NONE, stand);
        }
    }

    /** Whether a phone has been asked since it appeared. */
    enum Stand {
        OPEN,
        ASKED,
        ANSWERED
    }

    /**
     * Asks nobody yet.
     *
     * @param home may leave out what comes after its end
     * @param answered called after each answer, by {@code home}
     */
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
        if (before.stand() == Stand.OPEN) {
            answers.put(serial, before.with(Stand.ASKED));
            askers.execute(() -> answer(serial, opener));
        }
    }

    /** The phone is away, or has changed: it will have to be asked again. What it said stays known until then. */
    void expire(String serial) {
        answers.computeIfPresent(
                serial, (key, answer) -> answer.withoutProblem().with(Stand.OPEN));
    }

    void expireAll() {
        answers.replaceAll((serial, answer) -> answer.withoutProblem().with(Stand.OPEN));
    }

    /** Phones that did not answer as they should will be asked again: they may have been busy. */
    void expireProblems() {
        answers.replaceAll((serial, answer) ->
                answer.stand() == Stand.ANSWERED && !answer.problem().isNone() ? answer.with(Stand.OPEN) : answer);
    }

    private void answer(String serial, DeviceOpener opener) {
        PhoneFacts facts = null;
        Phrase problem = Phrase.NONE;
        RuntimeException unforeseen = null;
        try (AdbDevice device = opener.open(serial)) {
            facts = PhoneInspector.inspect(device);
        } catch (AdbException e) {
            problem = Causes.tell(e);
        } catch (RuntimeException e) {
            problem = Causes.tell(e);
            unforeseen = e;
        }
        tell(serial, new Answer(facts, problem, Stand.ANSWERED), unforeseen);
    }

    private void tell(String serial, Answer told, @Nullable RuntimeException unforeseen) {
        home.execute(() -> {
            if (unforeseen != null && !told.problem().equals(of(serial).problem())) {
                // Only once, as the phone is asked again and again.
                LOG.warn("{} could not be asked, in a way that was not foreseen.", serial, unforeseen);
            }
            PhoneFacts facts = told.facts() == null ? of(serial).facts() : told.facts();
            answers.put(serial, new Answer(facts, told.problem(), Stand.ANSWERED));
            answered.run();
        });
    }

    @Override
    public void close() {
        askers.shutdownNow();
    }
}
