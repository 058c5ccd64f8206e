package org.phonebank.desktop.window.chat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.conversation.Chat;
import org.phonebank.desktop.conversation.ChatEntry;
import org.phonebank.desktop.conversation.ExportFormat;
import org.phonebank.desktop.conversation.Message;
import org.phonebank.desktop.conversation.Sampling;
import org.phonebank.desktop.conversation.StoredChat;

/** All conversations, and the one that is shown. They outlive the views. On the UI thread. */
final class Dialogues {
    private final Talker talker;
    private final Sampling usual;
    private final ObservableList<ChatEntry> entries = FXCollections.observableArrayList();
    private final ObservableList<ChatEntry> listed = FXCollections.unmodifiableObservableList(entries);
    private final StringProperty words = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Dialogue> shown = new ReadOnlyObjectWrapper<>();
    private final Map<Long, Dialogue> answering = new HashMap<>();
    private final ReadOnlyIntegerWrapper begun = new ReadOnlyIntegerWrapper();
    private boolean started;
    private long wanted;
    private long empty;

    /** @param usual sampling of new conversations */
    Dialogues(Talker talker, Sampling usual) {
        this.talker = talker;
        this.usual = usual;
        words.subscribe((before, now) -> refresh());
    }

    /** Shows the conversation that was shown last, or a new one. */
    void start(long last) {
        if (last == 0) {
            begin();
        } else {
            open(last);
        }
        refresh();
    }

    /** Reads the list anew. */
    void refresh() {
        String looked = words.get().strip();
        talker.receive(talker.conversations().list(looked), found -> {
            if (looked.equals(words.get().strip())) {
                show(found, looked.isEmpty());
            }
        });
    }

    private void show(List<ChatEntry> found, boolean all) {
        if (all) {
            empty = found.stream()
                    .filter(entry -> entry.messages() == 0)
                    .map(ChatEntry::id)
                    .findFirst()
                    .orElse(0L);
            takeUpDraft();
        }
        List<ChatEntry> said =
                found.stream().filter(entry -> entry.messages() > 0).toList();
        if (!said.equals(entries)) {
            entries.setAll(said);
        }
    }

    /** What was typed and never sent comes back at the first start after it, unless something else is shown or typed. */
    private void takeUpDraft() {
        Dialogue now = shown.get();
        boolean untouched =
                now != null && now.turns().isEmpty() && now.chat().draft().isEmpty();
        if (!started && untouched && empty != 0) {
            open(empty);
        }
        started = true;
    }

    /** Shows a new conversation: the one in which nothing was said yet, if there is one. */
    void begin() {
        begun.set(begun.get() + 1);
        Dialogue now = shown.get();
        if (now != null && now.turns().isEmpty()) {
            return;
        }
        if (empty != 0) {
            open(empty);
        } else {
            show(fresh());
        }
    }

    /**
     * Asks in a new conversation, and shows that.
     *
     * @throws IllegalStateException if the lab cannot take one more question now; nothing has changed then
     */
    AnswerUnderWay ask(String question, String model) {
        Dialogue made = fresh();
        try {
            made.ask(question, model);
        } catch (IllegalStateException e) {
            // It was kept before the lab was asked, so that no word of an answer could come before its question.
            talker.conversations().deleteChat(made.chat().id());
            throw e;
        }
        show(made);
        return made.underWay().orElseThrow();
    }

    private Dialogue fresh() {
        Chat chat = Chat.begin(
                talker.conversations().newId(), "", usual, talker.clock().instant());
        return new Dialogue(new StoredChat(chat, List.of()), talker, this::refresh);
    }

    /** Shows a conversation; a new one if it is not there. */
    void open(long chat) {
        wanted = chat;
        Dialogue now = shown.get();
        Dialogue live = answering.get(chat);
        if (now != null && now.chat().id() == chat) {
            return;
        }
        if (live != null) {
            show(live);
            return;
        }
        talker.receive(talker.conversations().load(chat), stored -> {
            if (wanted == chat) {
                show(stored.map(found -> new Dialogue(found, talker, this::refresh))
                        .orElseGet(this::fresh));
            }
        });
    }

    private void show(Dialogue dialogue) {
        long id = dialogue.chat().id();
        Dialogue before = shown.get();
        wanted = id;
        if (before != null && before.turns().isEmpty()) {
            empty = before.chat().id();
        } else if (id == empty) {
            empty = 0;
        }
        dialogue.underWayProperty().subscribe(answer -> {
            if (answer == null) {
                answering.remove(id);
            } else {
                answering.put(id, dialogue);
            }
        });
        shown.set(dialogue);
    }

    /** Deletes a conversation, stops its answer, and gives the way to take that back. */
    Runnable delete(long chat) {
        Dialogue live = answering.get(chat);
        if (live != null) {
            live.stop();
        }
        talker.conversations().deleteChat(chat);
        Dialogue now = shown.get();
        if (now != null && now.chat().id() == chat) {
            show(fresh());
        }
        refresh();
        return () -> {
            talker.conversations().restoreChat(chat);
            refresh();
            open(chat);
        };
    }

    /** Deletes a message of a conversation with all that was said to it, and gives the way to take that back. */
    Runnable delete(Dialogue dialogue, Turn turn) {
        List<Message> removed = dialogue.delete(turn);
        return () -> restore(dialogue, removed);
    }

    /** A conversation that was read anew since then has changed otherwise, too: then only the messages come back. */
    private void restore(Dialogue dialogue, List<Message> removed) {
        long chat = dialogue.chat().id();
        Dialogue now = shown.get();
        if (dialogue.equals(now) || dialogue.equals(answering.get(chat))) {
            dialogue.restore(removed);
            return;
        }
        talker.conversations().restoreMessages(chat, removed);
        refresh();
        if (now != null && now.chat().id() == chat) {
            talker.receive(
                    talker.conversations().load(chat),
                    stored -> stored.ifPresent(found -> show(new Dialogue(found, talker, this::refresh))));
        }
    }

    /** Renames a conversation, whether it is shown or not. */
    void rename(long chat, String title) {
        Optional<Dialogue> live = Optional.ofNullable(shown.get())
                .filter(now -> now.chat().id() == chat)
                .or(() -> Optional.ofNullable(answering.get(chat)));
        if (live.isPresent()) {
            live.get().rename(title);
            return;
        }
        talker.receive(talker.conversations().load(chat), stored -> {
            stored.ifPresent(found -> talker.conversations().save(found.chat().titled(title)));
            refresh();
        });
    }

    /** Writes a conversation to a file of the form that its name says. */
    void export(long chat, Path file, Runnable done) {
        talker.receive(talker.conversations().export(chat, ExportFormat.of(file), file), written -> done.run());
    }

    /** What is looked for in the list; "" shows all. */
    StringProperty wordsProperty() {
        return words;
    }

    ObservableList<ChatEntry> entries() {
        return listed;
    }

    /** How often a person wanted a new conversation; the next thing to do is to write in it. */
    ReadOnlyIntegerProperty begunProperty() {
        return begun.getReadOnlyProperty();
    }

    /** The conversation that is shown; null until the first one was read. */
    ReadOnlyObjectProperty<@Nullable Dialogue> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    Sampling usual() {
        return usual;
    }
}
