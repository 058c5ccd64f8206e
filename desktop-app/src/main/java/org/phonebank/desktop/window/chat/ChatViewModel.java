package org.phonebank.desktop.window.chat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.ChatHandle;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.desktop.window.base.LabObserver;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.UiThread;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.partitioner.tokenizer.ChatMessage;

/** One conversation with the model in the lab; one answer at a time. */
public final class ChatViewModel implements LabObserver {
    private final Lab lab;
    private final Messages messages;
    private final Figures figures;
    private final UiThread ui;
    private final ChatSettings settings;
    private final ObservableList<MessageViewModel> conversation = FXCollections.observableArrayList();
    private final ObservableList<MessageViewModel> shown = FXCollections.unmodifiableObservableList(conversation);
    private final StringProperty prompt = new SimpleStringProperty("");
    private final ObjectProperty<LabState> labState = new SimpleObjectProperty<>(LabState.STOPPED);
    private final ObjectProperty<@Nullable MessageViewModel> running = new SimpleObjectProperty<>();
    private final BooleanBinding answering = running.isNotNull();
    private final BooleanBinding ready;
    private final BooleanBinding sendable;
    private final StringBinding hint;
    private @Nullable ChatHandle handle;
    private String firstQuestion;

    /** @param firstQuestion asked as soon as the lab is ready; "" for none */
    public ChatViewModel(
            Lab lab, ChatSettings settings, Messages messages, Units units, UiThread ui, String firstQuestion) {
        this.lab = lab;
        this.messages = messages;
        this.figures = new Figures(messages, units);
        this.ui = ui;
        this.settings = settings;
        this.firstQuestion = firstQuestion;
        this.ready = Bindings.createBooleanBinding(
                () -> labState.get() == LabState.READY && running.get() == null, labState, running);
        this.sendable =
                Bindings.createBooleanBinding(() -> ready.get() && !prompt.get().isBlank(), ready, prompt);
        this.hint = Bindings.createStringBinding(() -> messages.text("chat.hint", labState.get()), labState);
    }

    @Override
    public void show(LabEvent event) {
        if (event instanceof LabEvent.StateChanged changed) {
            showState(changed.state());
        }
    }

    public void showState(LabState now) {
        labState.set(now);
        if (now == LabState.READY && !firstQuestion.isBlank()) {
            String question = firstQuestion;
            firstQuestion = "";
            send(question);
        }
    }

    /** Sends what was typed, if it can be sent now. */
    public void send() {
        if (sendable.get()) {
            String question = prompt.get().strip();
            prompt.set("");
            ask(question);
        }
    }

    /** Asks a suggestion, if the lab can answer now; what was typed stays. */
    public void send(String suggestion) {
        if (ready.get()) {
            ask(suggestion);
        }
    }

    private void ask(String question) {
        conversation.add(MessageViewModel.question(question));
        List<ChatMessage> asked = history();
        MessageViewModel answer = MessageViewModel.answer();
        conversation.add(answer);
        running.set(answer);
        try {
            handle = lab.chat(asked, settings, new AnswerRelay(ui.oncePerFrame(events -> apply(answer, events))));
        } catch (IllegalStateException e) {
            // The lab left its ready state a moment ago, and word of that has not come here yet.
            answer.fail(messages.text("chat.not.ready"));
            end();
        }
    }

    /** Ends the answer after the token that is being computed. */
    public void stop() {
        if (handle != null) {
            handle.cancel();
        }
    }

    /** Forgets the conversation; an answer that runs is stopped. */
    public void clear() {
        stop();
        conversation.clear();
    }

    private void apply(MessageViewModel answer, List<AnswerEvent> events) {
        StringBuilder more = new StringBuilder();
        for (AnswerEvent event : events) {
            if (event instanceof AnswerEvent.Text text) {
                more.append(text.more());
            }
        }
        if (!more.isEmpty()) {
            answer.append(more.toString());
        }
        for (AnswerEvent event : events) {
            if (event instanceof AnswerEvent.Finished finished) {
                answer.finish(figures.of(finished.result()));
                end();
            } else if (event instanceof AnswerEvent.Failed failed) {
                answer.fail(failed.message());
                end();
            }
        }
    }

    private void end() {
        running.set(null);
        handle = null;
    }

    /** What the model is told: questions with their answers; a question whose answer failed without a word is left out. */
    private List<ChatMessage> history() {
        List<ChatMessage> told = new ArrayList<>();
        for (MessageViewModel message : conversation) {
            boolean silent = message.isAnswer() && message.textProperty().get().isBlank();
            if (silent) {
                told.remove(told.size() - 1);
            } else {
                told.add(message.toChatMessage());
            }
        }
        return told;
    }

    /** Questions that the sample model answers well, offered as long as the chat is empty. */
    public List<String> suggestions() {
        return List.of(
                messages.text("chat.suggestion.1"),
                messages.text("chat.suggestion.2"),
                messages.text("chat.suggestion.3"));
    }

    public ObservableList<MessageViewModel> conversation() {
        return shown;
    }

    /** What is being typed. */
    public StringProperty promptProperty() {
        return prompt;
    }

    /** A question would be answered now. */
    public BooleanBinding ready() {
        return ready;
    }

    /** What was typed can be sent now. */
    public BooleanBinding sendable() {
        return sendable;
    }

    public BooleanBinding answering() {
        return answering;
    }

    /** What the keys do, or why nothing can be sent now. */
    public StringBinding hint() {
        return hint;
    }

    public ReadOnlyObjectProperty<LabState> labStateProperty() {
        return labState;
    }
}
