package org.phonebank.desktop.window.chat;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.Nodes;

/** Binds the list of conversations: Enter opens one, F2 renames it, Delete deletes it. */
public final class ChatListController {
    private final ChatListViewModel model;
    private final Messages messages;

    @FXML
    private Button begin;

    @FXML
    private TextField search;

    @FXML
    private ListView<ChatRow> list;

    @FXML
    private Label empty;

    public ChatListController(ChatListViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        begin.setOnAction(event -> model.begin());
        search.textProperty().bindBidirectional(model.searchProperty());
        Nodes.showText(empty, model.emptyTextProperty());
        list.setCellFactory(view -> new ChatCell(model, messages));
        list.setItems(model.rows());
        // After the list's own listener, which moves the selection when rows change.
        model.rows().addListener((ListChangeListener<ChatRow>) change -> select());
        model.selectedProperty().subscribe(id -> select());
        list.getSelectionModel().selectedItemProperty().subscribe((before, row) -> {
            if (row != null && row.id() != model.selectedProperty().get() && list.isFocused()) {
                model.open(row);
            }
        });
        // A click selects before the list has the focus.
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            ChatRow row = list.getSelectionModel().getSelectedItem();
            if (row != null) {
                model.open(row);
            }
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    }

    private void typed(KeyEvent event) {
        ChatRow row = list.getSelectionModel().getSelectedItem();
        if (row == null) {
            return;
        }
        if (event.getCode() == KeyCode.F2) {
            model.rename(row);
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE) {
            model.delete(row);
            event.consume();
        }
    }

    private void select() {
        model.selectedRow().ifPresentOrElse(row -> list.getSelectionModel().select(row), () -> list.getSelectionModel()
                .clearSelection());
    }
}
