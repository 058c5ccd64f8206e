package org.phonebank.desktop.window.setup;

import java.util.Optional;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.conversation.Answer;
import org.phonebank.desktop.conversation.AnswerEnding;
import org.phonebank.desktop.conversation.Message;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.window.base.Asker;
import org.phonebank.desktop.window.base.Asker.Asked;
import org.phonebank.pipeline.phrase.Phrase;

/** The first question to a new lab, and what comes back. */
final class FirstAnswer {
    private final Asker asker;
    private final Runnable changed;
    private String question = "";
    private Phrase refusal = Phrase.NONE;
    private @Nullable Asked asked;
    private Subscription following = Subscription.EMPTY;

    /** @param changed called after each change, on the UI thread */
    FirstAnswer(Asker asker, Runnable changed) {
        this.asker = asker;
        this.changed = changed;
    }

    /** What a person has typed so far; kept while views change. */
    void type(String words) {
        question = words;
    }

    /** Asks; what was answered before is gone from here. */
    void ask() {
        if (running() || question.isBlank()) {
            return;
        }
        following.unsubscribe();
        asked = null;
        refusal = Phrase.NONE;
        try {
            Asked next = asker.ask(question.strip());
            asked = next;
            following = next.answerProperty().subscribe(message -> changed.run());
        } catch (IllegalStateException e) {
            refusal = Causes.tell(e);
            changed.run();
        }
    }

    void stop() {
        if (asked != null) {
            asked.stop();
        }
    }

    String question() {
        return question;
    }

    String text() {
        return asked == null ? "" : asked.answerProperty().get().text();
    }

    /** Why there is no answer; none otherwise. */
    Phrase failure() {
        return answer().map(Answer::failure).orElse(refusal);
    }

    boolean running() {
        return answer().filter(now -> now.ending() == AnswerEnding.WRITING).isPresent();
    }

    /** The figures of the answer; empty until it has ended well. */
    Optional<Answer> result() {
        return answer().filter(now ->
                now.ending() != AnswerEnding.WRITING && now.failure().isNone());
    }

    private Optional<Answer> answer() {
        return Optional.ofNullable(asked).map(now -> now.answerProperty().get()).map(Message::answer);
    }
}
