package org.phonebank.desktop.window.chat;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;
import org.phonebank.desktop.conversation.Answer;
import org.phonebank.desktop.conversation.AnswerEnding;
import org.phonebank.desktop.conversation.Message;
import org.phonebank.desktop.conversation.TokenTime;

/** One message of the chat. An answer grows while it comes, then carries its figures or what went wrong. */
public final class MessageViewModel {
    private final Turn turn;
    private final Words words;
    private final MessageActions actions;
    private final ObservableValue<String> obstacle;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper statistics = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper leftOut = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper position = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper streaming = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper first = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper last = new ReadOnlyBooleanWrapper();
    private final BooleanProperty editing = new SimpleBooleanProperty();
    private final StringProperty edited = new SimpleStringProperty("");
    private final BooleanProperty timelineShown = new SimpleBooleanProperty();
    private final TimelineViewModel timeline;
    private final Subscription subscription;

    /** @param obstacle why nothing can be asked now; "" while it can */
    MessageViewModel(
            Turn turn, Words words, PhoneLegend legend, MessageActions actions, ObservableValue<String> obstacle) {
        this.turn = turn;
        this.words = words;
        this.actions = actions;
        this.obstacle = obstacle;
        this.timeline = new TimelineViewModel(turn.tokens(), legend, words);
        ListChangeListener<TokenTime> counting = change -> count();
        turn.tokens().addListener(counting);
        Subscription following = turn.messageProperty().subscribe(this::show);
        subscription = Subscription.combine(following, () -> turn.tokens().removeListener(counting), timeline::end);
    }

    private void show(Message message) {
        text.set(message.text());
        Answer answer = message.answer();
        streaming.set(answer != null && answer.ending() == AnswerEnding.WRITING);
        failure.set(answer == null ? "" : words.messages().say(answer.failure()));
        statistics.set(answer == null ? "" : words.figures(answer));
        leftOut.set(
                answer == null || answer.leftOut() == 0
                        ? ""
                        : words.messages().text("chat.left.out", answer.leftOut()));
        count();
    }

    private void count() {
        if (streaming.get()) {
            List<TokenTime> tokens = turn.tokens();
            statistics.set(
                    tokens.isEmpty()
                            ? words.messages().text("chat.waiting")
                            : words.figuresSoFar(tokens.size(), Speed.of(tokens)));
        }
    }

    /** Says which of those it is that stand in its place. */
    void placeAmong(List<Message> alternatives) {
        int number = 1 + alternatives.stream().map(Message::id).toList().indexOf(turn.id());
        position.set(
                alternatives.size() < 2 ? "" : words.messages().text("chat.alternative", number, alternatives.size()));
        first.set(number <= 1);
        last.set(number >= alternatives.size());
    }

    Turn turn() {
        return turn;
    }

    /** Detaches it from what lives longer. */
    void end() {
        subscription.unsubscribe();
    }

    /** Begins to change a question. */
    public void edit() {
        edited.set(text.get());
        editing.set(true);
    }

    /** Asks the changed question in the place of this one. */
    public void askEdited() {
        if (canAskEdited() && actions.askInstead(turn, edited.get().strip())) {
            editing.set(false);
        }
    }

    private boolean canAskEdited() {
        return obstacle.getValue().isEmpty() && !edited.get().isBlank();
    }

    public void leaveAsItWas() {
        editing.set(false);
    }

    public void regenerate() {
        if (obstacle.getValue().isEmpty()) {
            actions.regenerate(turn);
        }
    }

    public void delete() {
        actions.delete(turn);
    }

    public void copy() {
        actions.copy(text.get(), words.messages().text(isAnswer() ? "chat.copied.answer" : "chat.copied.question"));
    }

    public void copyCode(String code) {
        actions.copy(code, words.messages().text("chat.copied.code"));
    }

    public void chooseLink(String address) {
        actions.chooseLink(address);
    }

    /** Opens or closes the timeline, of this answer and of those that come. */
    public void toggleTimeline() {
        timelineShown.set(!timelineShown.get());
        actions.keepTimelines(timelineShown.get());
    }

    public void showBefore() {
        actions.showAlternative(turn, -1);
    }

    public void showNext() {
        actions.showAlternative(turn, 1);
    }

    public boolean isAnswer() {
        return turn.isAnswer();
    }

    /** Who said it. */
    public String author() {
        Answer answer = turn.message().answer();
        if (answer == null) {
            return words.messages().text("chat.author.person");
        }
        return answer.model().isEmpty() ? words.messages().text("chat.author.model") : answer.model();
    }

    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Time to first token, tokens a second, tokens and how it ended. */
    public ReadOnlyStringProperty statisticsProperty() {
        return statistics.getReadOnlyProperty();
    }

    /** What happened and what to do; empty unless the answer failed. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** How many of the oldest messages the model did not see for it; empty if it sees all. */
    public ReadOnlyStringProperty leftOutProperty() {
        return leftOut.getReadOnlyProperty();
    }

    /** "2 of 3", if there is more than one in its place. */
    public ReadOnlyStringProperty positionProperty() {
        return position.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty firstProperty() {
        return first.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty lastProperty() {
        return last.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty streamingProperty() {
        return streaming.getReadOnlyProperty();
    }

    public BooleanProperty editingProperty() {
        return editing;
    }

    public StringProperty editedProperty() {
        return edited;
    }

    /** Why nothing can be asked now; "" while it can. */
    public ObservableValue<String> obstacle() {
        return obstacle;
    }

    /** Whether the changed question can be asked. */
    public ObservableValue<Boolean> askable() {
        return Bindings.createBooleanBinding(this::canAskEdited, obstacle, edited);
    }

    public BooleanProperty timelineShownProperty() {
        return timelineShown;
    }

    public TimelineViewModel timeline() {
        return timeline;
    }
}
