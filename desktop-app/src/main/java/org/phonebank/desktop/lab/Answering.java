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

    /** Gives the reason if the lab cannot go on; a question that the model cannot take is no such reason. */
    Optional<String> run() {
        try {
            listener.done(lab.conversation().answer(messages, settings, listener::token, () -> cancelled));
            return Optional.empty();
        } catch (PromptException | ChatTemplateException e) {
            listener.failed(Causes.describe(e));
            return Optional.empty();
        } catch (StageException e) {
            LOG.info("An answer broke off.", e);
            listener.failed(Causes.describe(e));
            return Optional.of(Causes.describe(e));
        } catch (RuntimeException | Error e) {
            LOG.warn("An answer failed in a way that was not foreseen.", e);
            String sentence = "Something went wrong that Phonebank did not expect: " + Causes.describe(e);
            listener.failed(sentence);
            return Optional.of(sentence);
        }
    }
}
