package org.phonebank.desktop.window.chat;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.conversation.Chat;
import org.phonebank.desktop.conversation.Message;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.LabObserver;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Page;

/** The conversation that is shown, and what is asked next. */
public final class ChatViewModel implements LabObserver {
    private final Dialogues dialogues;
    private final FirstQuestion first;
    private final Desk desk;
    private final Messages messages;
    private final BooleanProperty timelines;
    private final ShownMessages shown;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final StringProperty prompt = new SimpleStringProperty("");
    private final ObjectProperty<LabState> labState = new SimpleObjectProperty<>(LabState.STOPPED);
    private final ObjectProperty<@Nullable AnswerUnderWay> underWay = new SimpleObjectProperty<>();
    private final StringProperty refusal = new SimpleStringProperty("");
    private final BooleanBinding answering = underWay.isNotNull();
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private final Subscription subscription;
    private Subscription following = Subscription.EMPTY;
    private @Nullable Dialogue dialogue;
    private String model = "";

    ChatViewModel(
            Dialogues dialogues, FirstQuestion first, Desk desk, Words words, PhoneLegend legend, Copying copying) {
        this.dialogues = dialogues;
        this.first = first;
        this.desk = desk;
        this.messages = desk.messages();
        this.timelines = desk.preferences().flag("chat.timeline", true);
        this.shown = new ShownMessages(
                words, legend, new DialogueActions(this, desk, copying), obstacle.getReadOnlyProperty(), timelines);
        prompt.subscribe(text -> {
            refusal.set("");
            keepDraft(text);
        });
        labState.subscribe(state -> lookForObstacle());
        underWay.subscribe(answer -> lookForObstacle());
        subscription = dialogues.shownProperty().subscribe(this::follow);
    }

    private void follow(@Nullable Dialogue now) {
        following.unsubscribe();
        dialogue = null;
        lookForObstacle();
        if (now == null) {
            return;
        }
        prompt.set(now.chat().draft());
        Subscription ended = now.underWayProperty().subscribe(underWay::set);
        Subscription renamed = now.chatProperty().subscribe(this::showTitle);
        following = Subscription.combine(ended, renamed);
        dialogue = now;
        shown.follow(now);
        lookForObstacle();
    }

    private void showTitle(Chat chat) {
        title.set(chat.title().isEmpty() ? messages.text("chat.untitled") : chat.title());
    }

    private void keepDraft(String text) {
        if (dialogue != null) {
            dialogue.change(chat -> chat.drafted(text));
        }
    }

    @Override
    public void show(LabEvent event) {
        if (event instanceof LabEvent.StateChanged changed) {
            refusal.set("");
            labState.set(changed.state());
        } else if (event instanceof LabEvent.ModelChosen chosen) {
            model = chosen.name();
        } else if (event instanceof LabEvent.PhonesChanged changed) {
            shown.name(changed.phones());
        }
    }

    private void lookForObstacle() {
        if (!labState.get().serves()) {
            obstacle.set(messages.text("chat.obstacle", labState.get()));
        } else if (dialogue == null) {
            obstacle.set(messages.text("chat.obstacle.reading"));
        } else {
            obstacle.set(underWay.get() == null ? "" : messages.text("chat.obstacle.answering"));
        }
        askFirst();
    }

    /** In a conversation of its own, as soon as it can be asked. */
    private void askFirst() {
        if (first.isAsked() || !obstacle.get().isEmpty()) {
            return;
        }
        dialogues.begin();
        if (dialogue != null && dialogue.turns().isEmpty() && !first.isAsked()) {
            ask(first.take());
        }
    }

    void keepTimelines(boolean open) {
        timelines.set(open);
    }

    /** Shows more of what was said before. */
    public void showEarlier() {
        shown.showEarlier();
    }

    /** Sends what was typed, if it can be sent now. */
    public void send() {
        String question = prompt.get().strip();
        if (!question.isEmpty() && ask(question)) {
            prompt.set("");
        }
    }

    /** Asks a suggestion, if the lab can answer now; what was typed stays. */
    public boolean ask(String question) {
        Dialogue now = dialogue;
        return now != null && attempt(() -> now.ask(question, model));
    }

    boolean askInstead(Turn turn, String question) {
        Dialogue now = dialogue;
        return now != null && attempt(() -> now.askInstead(turn, question, model));
    }

    void regenerate(Turn turn) {
        Dialogue now = dialogue;
        if (now != null) {
            attempt(() -> now.regenerate(turn, model));
        }
    }

    private boolean attempt(Runnable asking) {
        if (!obstacle.get().isEmpty()) {
            return false;
        }
        try {
            asking.run();
            return true;
        } catch (IllegalStateException e) {
            // The lab has its hands full, or left its ready state and word of that has not come here yet.
            refusal.set(messages.text("chat.not.ready"));
            return false;
        }
    }

    /** Ends the answer after the token that is being computed. */
    public void stop() {
        if (dialogue != null) {
            dialogue.stop();
        }
    }

    void showAlternative(Turn turn, int steps) {
        Dialogue now = dialogue;
        if (now != null) {
            List<Message> places = now.alternatives(turn);
            int wanted = places.stream().map(Message::id).toList().indexOf(turn.id()) + steps;
            if (wanted >= 0 && wanted < places.size()) {
                now.showThrough(places.get(wanted));
            }
        }
    }

    /** Deletes a message with all that follows, and gives the way to take that back. */
    Runnable delete(Turn turn) {
        Dialogue now = dialogue;
        if (now == null) {
            return () -> {};
        }
        return dialogues.delete(now, turn);
    }

    /** Goes to the page that sets a lab up. */
    public void openSetup() {
        desk.navigator().show(Page.SETUP);
    }

    void end() {
        following.unsubscribe();
        subscription.unsubscribe();
        shown.end();
    }

    /** Questions that the sample model answers well, offered as long as the chat is empty. */
    public List<String> suggestions() {
        return List.of(
                messages.text("chat.suggestion.1"),
                messages.text("chat.suggestion.2"),
                messages.text("chat.suggestion.3"));
    }

    /** The newest answer of the conversation that is shown. */
    public Optional<MessageViewModel> newestAnswer() {
        return shown.newestAnswer();
    }

    public ObservableList<MessageViewModel> conversation() {
        return shown.all();
    }

    /** Changes whenever somebody begins a conversation. */
    public ReadOnlyIntegerProperty begunProperty() {
        return dialogues.begunProperty();
    }

    /** How many earlier messages are not shown. */
    public ReadOnlyIntegerProperty earlierProperty() {
        return shown.earlierProperty();
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** What is being typed. */
    public StringProperty promptProperty() {
        return prompt;
    }

    /** Why nothing can be asked now; "" while it can. */
    public ReadOnlyStringProperty obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /** What was typed can be sent now. */
    public BooleanBinding sendable() {
        return Bindings.createBooleanBinding(
                () -> obstacle.get().isEmpty() && !prompt.get().isBlank(), obstacle, prompt);
    }

    public BooleanBinding answering() {
        return answering;
    }

    /** What the keys do, or why nothing can be sent now. */
    public StringBinding hint() {
        return Bindings.createStringBinding(
                () -> {
                    if (!refusal.get().isEmpty()) {
                        return refusal.get();
                    }
                    return underWay.get() == null
                            ? messages.text("chat.hint", labState.get())
                            : messages.text("chat.hint.answering");
                },
                refusal,
                underWay,
                labState);
    }

    public ReadOnlyObjectProperty<LabState> labStateProperty() {
        return labState;
    }
}
