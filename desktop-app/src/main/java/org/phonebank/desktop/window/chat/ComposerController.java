package org.phonebank.desktop.window.chat;

import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.phonebank.desktop.window.control.Nodes;

/** Binds where the next question is written: Enter sends, Shift+Enter breaks the line, Tab leaves. */
public final class ComposerController {
    private static final double MAX_PROMPT_HEIGHT = 160;
    /** Above and below the text of the prompt, borders included. */
    private static final double PROMPT_PADDING = 18;

    private final ChatViewModel chat;

    @FXML
    private TextArea prompt;

    @FXML
    private Button send;

    @FXML
    private Button stop;

    @FXML
    private Label hint;

    private final IntegerProperty begun = new SimpleIntegerProperty();

    public ComposerController(ChatViewModel chat) {
        this.chat = chat;
    }

    @FXML
    void initialize() {
        prompt.textProperty().bindBidirectional(chat.promptProperty());
        prompt.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        prompt.skinProperty().subscribe(skin -> {
            if (skin != null) {
                growWithText();
            }
        });
        prompt.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                prompt.requestFocus();
            }
        });
        // Through a property of the view, which does not keep the view when it is closed.
        begun.bind(chat.begunProperty());
        begun.subscribe((before, now) -> prompt.requestFocus());
        hint.textProperty().bind(chat.hint());
        send.disableProperty().bind(chat.sendable().not());
        send.setOnAction(event -> chat.send());
        stop.setOnAction(event -> chat.stop());
        Nodes.showWhile(stop, chat.answering());
        Nodes.showWhile(send, chat.answering().not());
    }

    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            if (event.isShiftDown()) {
                prompt.replaceSelection("\n");
            } else {
                chat.send();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
            event.consume();
            prompt.fireEvent(leaveWith(event));
        }
    }

    /** A text area keeps Tab for itself and leaves with Ctrl+Tab. */
    private KeyEvent leaveWith(KeyEvent tab) {
        return new KeyEvent(
                prompt,
                prompt,
                tab.getEventType(),
                tab.getCharacter(),
                tab.getText(),
                tab.getCode(),
                tab.isShiftDown(),
                true,
                tab.isAltDown(),
                tab.isMetaDown());
    }

    private void growWithText() {
        prompt.applyCss();
        Node text = prompt.lookup(".text");
        Node content = prompt.lookup(".content");
        if (text == null || content == null) {
            return;
        }
        prompt.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.min(
                                MAX_PROMPT_HEIGHT,
                                Math.ceil(text.getLayoutBounds().getHeight()) + PROMPT_PADDING),
                        text.layoutBoundsProperty()));
    }
}
