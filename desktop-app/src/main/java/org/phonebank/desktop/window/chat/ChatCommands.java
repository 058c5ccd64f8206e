package org.phonebank.desktop.window.chat;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.phonebank.desktop.window.base.Command;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Page;

/** What the palette and the keys can do with conversations. */
final class ChatCommands {
    private final ChatViewModel chat;
    private final ChatListViewModel list;
    private final ChatPanes panes;
    private final Desk desk;
    private final Messages messages;

    ChatCommands(ChatViewModel chat, ChatListViewModel list, ChatPanes panes, Desk desk) {
        this.chat = chat;
        this.list = list;
        this.panes = panes;
        this.desk = desk;
        this.messages = desk.messages();
    }

    Subscription offer() {
        return desk.commands()
                .offer(
                        Command.always("chat.begin", "Shortcut+N", () -> {
                            list.begin();
                            show();
                        }),
                        new Command("chat.rename", "", unlisted(), onRow(list::rename)),
                        new Command("chat.export", "Shortcut+E", unlisted(), onRow(list::export)),
                        new Command("chat.delete", "", unlisted(), onRow(list::delete)),
                        new Command("chat.copy", "Shortcut+Shift+C", unanswered(), () -> chat.newestAnswer()
                                .ifPresent(MessageViewModel::copy)),
                        new Command("chat.regenerate", "Shortcut+R", notAgain(), () -> {
                            show();
                            chat.newestAnswer().ifPresent(MessageViewModel::regenerate);
                        }),
                        new Command("chat.stop", "", idle(), chat::stop),
                        Command.always("chat.settings", "Shortcut+Shift+S", () -> {
                            panes.toggleSettings();
                            show();
                        }));
    }

    private void show() {
        desk.navigator().show(Page.CHAT);
    }

    private Runnable onRow(Consumer<ChatRow> action) {
        return () -> {
            show();
            list.selectedRow().ifPresent(action);
        };
    }

    private ObservableValue<String> unlisted() {
        return Bindings.createStringBinding(
                () -> list.selectedRow().isPresent() ? "" : messages.text("chat.obstacle.empty"),
                list.rows(),
                list.selectedProperty());
    }

    private ObservableValue<String> unanswered() {
        return Bindings.createStringBinding(
                () -> chat.newestAnswer().isPresent() ? "" : messages.text("chat.obstacle.unanswered"),
                chat.conversation());
    }

    private ObservableValue<String> notAgain() {
        return Bindings.createStringBinding(
                () -> chat.newestAnswer().isPresent()
                        ? chat.obstacleProperty().get()
                        : messages.text("chat.obstacle.unanswered"),
                chat.conversation(),
                chat.obstacleProperty());
    }

    private ObservableValue<String> idle() {
        return Bindings.createStringBinding(
                () -> chat.answering().get() ? "" : messages.text("chat.obstacle.idle"), chat.answering());
    }
}
