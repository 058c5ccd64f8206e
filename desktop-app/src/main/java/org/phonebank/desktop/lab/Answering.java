package org.phonebank.desktop.lab;

import java.time.Instant;
import java.util.List;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.desktop.history.AnswerFigures;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.partitioner.tokenizer.ChatTemplateException;
import org.phonebank.pipeline.generation.GenerationStatistics;
import org.phonebank.pipeline.generation.PromptException;
import org.phonebank.pipeline.generation.TokenStatistics;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.phrase.Phrase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One answer of a session, from its question to its end. */
final class Answering implements ChatHandle {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private final long number;
    private final ReadyLab lab;
    private final List<ChatMessage> messages;
    private final ChatSettings settings;
    private final ChatListener listener;
    private volatile boolean cancelled;

    /** @param number of the answer in its session, from 1 */
    Answering(long number, ReadyLab lab, List<ChatMessage> messages, ChatSettings settings, ChatListener listener) {
        this.number = number;
        this.lab = lab;
        this.messages = messages;
        this.settings = settings;
        this.listener = listener;
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    /**
     * Computes the answer and passes its text on while it comes.
     *
     * @return tells the listener how it ended; the lab goes on in any case
     */
    Runnable run(LabReport report) {
        Instant asked = Instant.now();
        try {
            ChatResult result = lab.conversation().answer(messages, settings, pieces(report), () -> cancelled);
            report.send(new LabEvent.AnswerEnded(number, figures(asked, result)));
            return () -> listener.done(result);
        } catch (PromptException | ChatTemplateException e) {
            return () -> listener.failed(Causes.cause(e));
        } catch (StageException e) {
            LOG.info("An answer broke off.", e);
            return () -> listener.failed(Causes.cause(e));
        } catch (RuntimeException | Error e) {
            LOG.warn("An answer failed in a way that was not foreseen.", e);
            return () -> listener.failed(Phrase.of(FailureWording.UNFORESEEN, Causes.cause(e)));
        }
    }

    private Conversation.Pieces pieces(LabReport report) {
        return new Conversation.Pieces() {
            @Override
            public void piece(String text) {
                listener.token(text);
            }

            @Override
            public void leftOut(int messages) {
                listener.leftOut(messages);
            }

            @Override
            public void token(TokenStatistics statistics) {
                listener.computed(statistics);
                report.send(new LabEvent.TokenMade(number, Instant.now(), statistics));
            }
        };
    }

    private static AnswerFigures figures(Instant asked, ChatResult answer) {
        GenerationStatistics statistics = answer.generation().statistics();
        return new AnswerFigures(
                asked,
                statistics.promptTokens(),
                answer.generation().tokenIds().size(),
                statistics.timeToFirstToken(),
                statistics.total(),
                answer.generation().stopReason().jsonName());
    }
}
