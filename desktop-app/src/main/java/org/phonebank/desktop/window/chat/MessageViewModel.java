package org.phonebank.desktop.window.chat;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.phonebank.partitioner.tokenizer.ChatMessage;

/** One message of the chat. An answer grows while it streams, then carries its figures or what went wrong. */
public final class MessageViewModel {
    static final String USER = "user";
    static final String ASSISTANT = "assistant";

    private final String role;
    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty statistics = new SimpleStringProperty("");
    private final StringProperty failure = new SimpleStringProperty("");
    private final BooleanProperty streaming = new SimpleBooleanProperty();

    private MessageViewModel(String role, String text, boolean streaming) {
        this.role = role;
        this.text.set(text);
        this.streaming.set(streaming);
    }

    static MessageViewModel question(String text) {
        return new MessageViewModel(USER, text, false);
    }

    static MessageViewModel answer() {
        return new MessageViewModel(ASSISTANT, "", true);
    }

    void append(String more) {
        text.set(text.get() + more);
    }

    void finish(String figures) {
        statistics.set(figures);
        streaming.set(false);
    }

    void fail(String message) {
        failure.set(message);
        streaming.set(false);
    }

    ChatMessage toChatMessage() {
        return new ChatMessage(role, text.get());
    }

    public boolean isAnswer() {
        return role.equals(ASSISTANT);
    }

    public ReadOnlyStringProperty textProperty() {
        return text;
    }

    /** Time to first token, tokens a second, tokens and stop reason; empty until the answer ends. */
    public ReadOnlyStringProperty statisticsProperty() {
        return statistics;
    }

    /** What happened and what to do; empty unless the answer failed. */
    public ReadOnlyStringProperty failureProperty() {
        return failure;
    }

    public ReadOnlyBooleanProperty streamingProperty() {
        return streaming;
    }
}
