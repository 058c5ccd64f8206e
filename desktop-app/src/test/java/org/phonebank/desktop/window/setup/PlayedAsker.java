package org.phonebank.desktop.window.setup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.phonebank.desktop.conversation.Answer;
import org.phonebank.desktop.conversation.AnswerEnding;
import org.phonebank.desktop.conversation.Message;
import org.phonebank.desktop.window.base.Asker;
import org.phonebank.pipeline.phrase.Phrase;

/** Notes what is asked; the test answers. */
final class PlayedAsker implements Asker, Asker.Asked {
    final List<String> calls = new ArrayList<>();
    boolean refuses;
    private final SimpleObjectProperty<Message> answer =
            new SimpleObjectProperty<>(Message.answer(2, 1, Instant.EPOCH, Answer.begun("Sample", 0)));

    @Override
    public Asked ask(String question) {
        if (refuses) {
            throw new IllegalStateException("The lab is FAILED.");
        }
        calls.add("ask " + question);
        return this;
    }

    /** Answers so far. */
    void say(String words) {
        end(words, AnswerEnding.WRITING, "");
    }

    /** Answers to the end. */
    void end(String words, AnswerEnding ending, String failure) {
        Answer begun = Answer.begun("Sample", 0);
        Answer figures = new Answer(
                begun.model(),
                begun.seed(),
                ending,
                failure.isEmpty() ? Phrase.NONE : Phrase.verbatim(failure),
                0,
                4,
                words.length(),
                begun.firstToken().plusMillis(500),
                begun.total(),
                8);
        answer.set(answer.get().saying(words, figures));
    }

    @Override
    public ReadOnlyObjectProperty<Message> answerProperty() {
        return answer;
    }

    @Override
    public void stop() {
        calls.add("stop");
    }
}
