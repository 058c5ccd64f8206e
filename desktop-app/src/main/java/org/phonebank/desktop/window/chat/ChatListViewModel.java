package org.phonebank.desktop.window.chat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.phonebank.desktop.conversation.ChatEntry;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Dialogs.FileKind;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Notice;
import org.phonebank.desktop.window.base.Tone;

/** The conversations at the left. */
public final class ChatListViewModel {
    private final Dialogues dialogues;
    private final Desk desk;
    private final Messages messages;
    private final Words words;
    private final ObservableList<ChatRow> rows = FXCollections.observableArrayList();
    private final ObservableList<ChatRow> shownRows = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyLongWrapper selected = new ReadOnlyLongWrapper();
    private final ReadOnlyStringWrapper emptyText = new ReadOnlyStringWrapper("");
    private final Subscription subscription;

    ChatListViewModel(Dialogues dialogues, Desk desk, Words words) {
        this.dialogues = dialogues;
        this.desk = desk;
        this.messages = desk.messages();
        this.words = words;
        ListChangeListener<ChatEntry> listing = change -> list();
        dialogues.entries().addListener(listing);
        Subscription following = dialogues
                .shownProperty()
                .subscribe(dialogue ->
                        selected.set(dialogue == null ? 0 : dialogue.chat().id()));
        subscription = Subscription.combine(following, () -> dialogues.entries().removeListener(listing));
        list();
    }

    private void list() {
        List<ChatRow> now = dialogues.entries().stream().map(this::row).toList();
        rows.setAll(now);
        boolean looking = !dialogues.wordsProperty().get().isBlank();
        emptyText.set(now.isEmpty() ? messages.text(looking ? "chat.list.nothing" : "chat.list.empty") : "");
    }

    private ChatRow row(ChatEntry entry) {
        return new ChatRow(
                entry.id(),
                entry.title().isEmpty() ? messages.text("chat.untitled") : entry.title(),
                messages.text(
                        "chat.list.detail",
                        words.when(entry.changed(), desk.clock().instant()),
                        entry.messages()));
    }

    public void begin() {
        dialogues.begin();
    }

    public void open(ChatRow row) {
        dialogues.open(row.id());
    }

    public void rename(ChatRow row) {
        desk.dialogs()
                .askText(
                        messages.text("chat.rename.title"),
                        messages.text("chat.rename.label"),
                        row.title(),
                        messages.text("chat.rename.action"))
                .map(String::strip)
                .filter(title -> !title.isEmpty())
                .ifPresent(title -> dialogues.rename(row.id(), title));
    }

    /** Deletes a conversation; the notice of it takes that back. */
    public void delete(ChatRow row) {
        Runnable undo = dialogues.delete(row.id());
        desk.notices()
                .tell(
                        Tone.NEUTRAL,
                        messages.text("chat.deleted"),
                        messages.text("chat.deleted.text", row.title()),
                        new Notice.Remedy(messages.text("chat.undo"), undo));
    }

    public void export(ChatRow row) {
        Optional<Path> file = desk.dialogs()
                .saveFile(
                        messages.text("chat.export.title"),
                        fileName(row.title()) + ".md",
                        List.of(
                                new FileKind(messages.text("chat.export.markdown"), List.of("*.md")),
                                new FileKind(messages.text("chat.export.json"), List.of("*.json"))));
        file.ifPresent(target -> dialogues.export(row.id(), target, () -> desk.notices()
                .tell(Tone.SUCCESS, messages.text("chat.exported"), messages.text("chat.exported.text", target))));
    }

    /** The title without what file systems refuse. */
    private static String fileName(String title) {
        String plain = title.replaceAll("[^\\p{L}\\p{N} _-]", "").strip();
        return plain.isEmpty() ? "conversation" : plain;
    }

    void end() {
        subscription.unsubscribe();
    }

    /** The row of the conversation that is shown, if it is listed. */
    public Optional<ChatRow> selectedRow() {
        return rows.stream().filter(row -> row.id() == selected.get()).findFirst();
    }

    public ObservableList<ChatRow> rows() {
        return shownRows;
    }

    /** Number of the conversation that is shown. */
    public ReadOnlyLongProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public StringProperty searchProperty() {
        return dialogues.wordsProperty();
    }

    /** Why the list is empty; "" while it is not. */
    public ReadOnlyStringProperty emptyTextProperty() {
        return emptyText.getReadOnlyProperty();
    }
}
