package org.phonebank.desktop.window.chat;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.phonebank.desktop.conversation.Message;
import org.phonebank.desktop.conversation.TokenTime;

/** A message of a dialogue as it is now: an answer grows while it comes. On the UI thread. */
final class Turn {
    private final ObjectProperty<Message> message;
    private final ObservableList<TokenTime> tokens = FXCollections.observableArrayList();
    private boolean timesAskedFor;

    Turn(Message message) {
        this.message = new SimpleObjectProperty<>(message);
    }

    Message message() {
        return message.get();
    }

    long id() {
        return message().id();
    }

    boolean isAnswer() {
        return message().answer() != null;
    }

    void become(Message now) {
        message.set(now);
    }

    /** More words and tokens came. */
    void grow(String more, List<TokenTime> newTokens) {
        Message before = message();
        if (!more.isEmpty() && before.answer() != null) {
            message.set(before.saying(before.text() + more, before.answer()));
        }
        tokens.addAll(newTokens);
    }

    /** So many of the oldest messages did not fit before it. */
    void leaveOut(int messages) {
        Message before = message();
        if (before.answer() != null) {
            message.set(before.saying(before.text(), before.answer().leavingOut(messages)));
        }
    }

    /** Says once that the times of its tokens are to be read. */
    boolean takeUpTimes() {
        boolean first = !timesAskedFor;
        timesAskedFor = true;
        return first && tokens.isEmpty();
    }

    /** Those that came meanwhile are newer than what was read. */
    void showTimes(List<TokenTime> read) {
        if (tokens.isEmpty()) {
            tokens.setAll(read);
        }
    }

    ReadOnlyObjectProperty<Message> messageProperty() {
        return message;
    }

    /** Its tokens with their times, as far as they are known. */
    ObservableList<TokenTime> tokens() {
        return tokens;
    }
}
