package org.phonebank.desktop.window.chat;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.Nodes;

/** Binds one message of the chat. */
final class MessageController {
    private static final PseudoClass QUESTION = PseudoClass.getPseudoClass("question");
    /** Stands where the next words will come. */
    private static final String CARET = " ▍";

    private final MessageViewModel model;
    private final Messages messages;

    @FXML
    private VBox message;

    @FXML
    private Label author;

    @FXML
    private Label text;

    @FXML
    private Label failure;

    @FXML
    private HBox footer;

    @FXML
    private Label statistics;

    @FXML
    private Button copy;

    MessageController(MessageViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        message.pseudoClassStateChanged(QUESTION, !model.isAnswer());
        author.setText(messages.bundle().getString(model.isAnswer() ? "chat.author.model" : "chat.author.person"));
        text.textProperty()
                .bind(Bindings.createStringBinding(this::words, model.textProperty(), model.streamingProperty()));
        Nodes.showWhile(text, text.textProperty().map(words -> !words.isEmpty()));
        Nodes.showText(failure, model.failureProperty());
        statistics.textProperty().bind(model.statisticsProperty());
        Nodes.showWhile(footer, model.streamingProperty().map(streaming -> !streaming && model.isAnswer()));
        copy.setOnAction(event -> copy());
    }

    private String words() {
        String words = model.textProperty().get();
        return model.streamingProperty().get() ? words + CARET : words;
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(model.textProperty().get());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
