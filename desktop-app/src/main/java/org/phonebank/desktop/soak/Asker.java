package org.phonebank.desktop.soak;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.AwaitedAnswer;
import org.phonebank.desktop.lab.ChatHandle;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabSession;
import org.phonebank.pipeline.generation.StopReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a lab one question after the other, and has each answer counted. */
final class Asker {
    private static final Logger LOG = LoggerFactory.getLogger(Asker.class);
    /** Far longer than any fault lasts. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(3);

    private final LabSession session;
    private final ChatSettings chat;
    private final Tally tally;
    private @Nullable ChatHandle asked;
    private boolean stopped;

    Asker(LabSession session, ChatSettings chat, Tally tally) {
        this.session = session;
        this.chat = chat;
        this.tally = tally;
    }

    /**
     * Asks and waits for the end of the answer.
     *
     * @return whether there was one
     */
    boolean ask(Question question) throws InterruptedException {
        AwaitedAnswer answer = new AwaitedAnswer();
        long began = System.nanoTime();
        ChatHandle handle = begin(question, answer);
        if (handle == null) {
            return false;
        }
        try {
            ChatResult result = answer.result().get(LONGEST_ANSWER.toSeconds(), TimeUnit.SECONDS);
            List<Integer> tokens = result.generation().tokenIds();
            if (result.generation().stopReason() == StopReason.CANCELLED) {
                tally.stopped(question, tokens);
                return false;
            }
            tally.answered(question, tokens, result.generation().statistics().tokens(), began);
            return true;
        } catch (ExecutionException e) {
            return failed(question, "An answer broke off.", e);
        } catch (TimeoutException e) {
            handle.cancel();
            return failed(question, "An answer did not end.", e);
        }
    }

    /** Ends the answer under way; for any thread. */
    synchronized void stop() {
        stopped = true;
        if (asked != null) {
            asked.cancel();
        }
    }

    private synchronized @Nullable ChatHandle begin(Question question, AwaitedAnswer answer) {
        if (stopped) {
            return null;
        }
        asked = session.chat(question.messages(), chat, answer);
        return asked;
    }

    private boolean failed(Question question, String words, Exception failure) {
        LOG.error(words, failure);
        tally.failed(question);
        return false;
    }
}
