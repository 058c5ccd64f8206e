package org.phonebank.desktop.window.setup;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.phonebank.desktop.conversation.Answer;
import org.phonebank.desktop.conversation.AnswerEnding;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Units;

/** The first question, and its answer. */
public final class PromptViewModel {
    /** What is shown below the question. */
    public enum State {
        /** Nothing was asked. */
        OPEN,
        /** It was asked, and no word has come yet. */
        THINKING,
        ANSWERING,
        ANSWERED,
        /** By the person, in the middle of it. */
        STOPPED,
        FAILED
    }

    private final Wizard wizard;
    private final Messages messages;
    private final Units units;
    private final StringProperty question = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.OPEN);
    private final ReadOnlyStringWrapper answer = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper figures = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();

    PromptViewModel(Wizard wizard, Desk desk) {
        this.wizard = wizard;
        this.messages = desk.messages();
        this.units = desk.units();
        String typed = wizard.firstAnswer().question();
        question.set(typed.isEmpty() ? messages.text("setup.prompt.suggestion.1") : typed);
        question.subscribe(words -> {
            wizard.firstAnswer().type(words);
            obstacle.set(obstacleNow());
        });
    }

    void refresh() {
        FirstAnswer first = wizard.firstAnswer();
        running.set(first.running());
        answer.set(first.failure().isNone() ? first.text() : messages.say(first.failure()));
        figures.set(first.result().map(this::figures).orElse(""));
        state.set(stateOf(first));
        obstacle.set(obstacleNow());
    }

    private static State stateOf(FirstAnswer first) {
        if (!first.failure().isNone()) {
            return State.FAILED;
        }
        if (first.running()) {
            return first.text().isEmpty() ? State.THINKING : State.ANSWERING;
        }
        return first.result()
                .map(answer -> answer.ending() == AnswerEnding.STOPPED ? State.STOPPED : State.ANSWERED)
                .orElse(State.OPEN);
    }

    private String obstacleNow() {
        LabState lab = wizard.preparation().state();
        if (!lab.serves()) {
            return messages.text("setup.prompt.notReady");
        }
        return question.get().isBlank() ? messages.text("setup.prompt.blank") : "";
    }

    private String figures(Answer answer) {
        return messages.text(
                "setup.prompt.figures",
                units.duration(answer.firstToken()),
                units.tokensPerSecond(answer.tokensPerSecond()),
                answer.tokens());
    }

    List<String> suggestions() {
        return List.of(
                messages.text("setup.prompt.suggestion.1"),
                messages.text("setup.prompt.suggestion.2"),
                messages.text("setup.prompt.suggestion.3"));
    }

    public void ask() {
        if (obstacle.get().isEmpty()) {
            wizard.firstAnswer().ask();
        }
    }

    public void stop() {
        wizard.firstAnswer().stop();
    }

    public StringProperty questionProperty() {
        return question;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** So far, or why there is none. */
    public ReadOnlyStringProperty answerProperty() {
        return answer.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    /** Why nothing can be asked; "" if it can. */
    public ReadOnlyStringProperty obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }
}
