package org.phonebank.desktop.window.chat;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;

/** A conversation in the list, with a menu of what can be done with it. */
final class ChatCell extends ListCell<ChatRow> {
    private final ChatListViewModel model;
    private final Messages messages;
    private final Label title = new Label();
    private final Label detail = new Label();
    private final MenuButton menu = new MenuButton();
    private final HBox box;

    ChatCell(ChatListViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("chat-cell");
        setPrefWidth(0);
        title.getStyleClass().add("chat-cell-title");
        title.setTextOverrun(OverrunStyle.ELLIPSIS);
        detail.getStyleClass().addAll("chat-cell-detail", "figures");
        VBox words = new VBox(title, detail);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        menu.setGraphic(new FontIcon("fth-more-horizontal"));
        menu.getStyleClass().addAll("button-icon", "flat", "chat-cell-menu");
        menu.setAccessibleText(messages.text("chat.menu"));
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setFocusTraversable(false);
        menu.getItems().setAll(items());
        setContextMenu(new ContextMenu(items()));
        box = new HBox(words, menu);
        box.getStyleClass().add("chat-cell-box");
    }

    private MenuItem[] items() {
        MenuItem rename = new MenuItem(messages.text("chat.rename"), new FontIcon("fth-edit-2"));
        rename.setOnAction(event -> model.rename(getItem()));
        MenuItem export = new MenuItem(messages.text("chat.export"), new FontIcon("fth-download"));
        export.setOnAction(event -> model.export(getItem()));
        MenuItem delete = new MenuItem(messages.text("chat.delete"), new FontIcon("fth-trash-2"));
        delete.setOnAction(event -> model.delete(getItem()));
        return new MenuItem[] {rename, export, delete};
    }

    @Override
    protected void updateItem(ChatRow row, boolean empty) {
        super.updateItem(row, empty);
        boolean nothing = empty || row == null;
        setGraphic(nothing ? null : box);
        setDisable(nothing);
        if (!nothing) {
            title.setText(row.title());
            detail.setText(row.detail());
        }
    }
}
