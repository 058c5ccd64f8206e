package org.phonebank.desktop.lab;

import java.util.List;
import java.util.Optional;
import org.phonebank.desktop.data.Causes;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.partitioner.tokenizer.ChatTemplateException;
import org.phonebank.pipeline.generation.PromptException;
import org.phonebank.pipeline.link.StageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One answer of a session, from its question to its end. */
final class Answering implements ChatHandle {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private final ReadyLab lab;
    private final List<ChatMessage> messages;
    private final ChatSettings settings;
    private final ChatListener listener;
    private volatile boolean cancelled;

    Answering(ReadyLab lab, List<ChatMessage> messages, ChatSettings settings, ChatListener listener) {
        this.lab = lab;
        this.messages = messages;
        this.settings = settings;
        this.listener = listener;
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    /** Computes the answer and passes its text on while it comes; only the end is left for {@link End#tell}. */
    End run() {
        try {
            ChatResult result = lab.conversation().answer(messages, settings, listener::token, () -> cancelled);
            return new End(Optional.empty(), () -> listener.done(result));
        } catch (PromptException | ChatTemplateException e) {
            return new End(Optional.empty(), () -> listener.failed(Causes.describe(e)));
        } catch (StageException e) {
            LOG.info("An answer broke off.", e);
            return broken(Causes.describe(e));
        } catch (RuntimeException | Error e) {
            LOG.warn("An answer failed in a way that was not foreseen.", e);
            return broken("Something went wrong that Phonebank did not expect: " + Causes.describe(e));
        }
    }

    private End broken(String sentence) {
        return new End(Optional.of(sentence), () -> listener.failed(sentence));
    }

    /**
     * How an answer ended.
     *
     * @param labFailure the reason if the lab cannot go on; a question that the model cannot take is no such reason
     * @param tell tells the listener
     */
    record End(Optional<String> labFailure, Runnable tell) {}
}
