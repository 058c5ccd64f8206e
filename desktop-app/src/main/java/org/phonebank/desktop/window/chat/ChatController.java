package org.phonebank.desktop.window.chat;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Views;
import org.phonebank.desktop.window.control.Nodes;

/** Binds the chat, and its keys: Enter sends, Shift+Enter breaks the line, Escape stops, Tab leaves. */
public final class ChatController {
    private static final double NEARLY_AT_THE_END = 24;
    private static final double MAX_PROMPT_HEIGHT = 160;
    /** Above and below the text of the prompt, borders included. */
    private static final double PROMPT_PADDING = 18;

    private final ChatViewModel chat;
    private final Messages messages;
    private final Views views;
    private final Map<MessageViewModel, Node> nodes = new HashMap<>();

    @FXML
    private VBox chatPane;

    @FXML
    private Button clear;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox conversation;

    @FXML
    private ScrollPane empty;

    @FXML
    private Label emptyTitle;

    @FXML
    private Label emptyText;

    @FXML
    private FlowPane suggestions;

    @FXML
    private TextArea prompt;

    @FXML
    private Button send;

    @FXML
    private Button stop;

    @FXML
    private Label hint;

    public ChatController(ChatViewModel chat, Messages messages, Views views) {
        this.chat = chat;
        this.messages = messages;
        this.views = views;
    }

    @FXML
    void initialize() {
        bindConversation();
        bindComposer();
        chat.suggestions().forEach(words -> suggestions.getChildren().add(suggestion(words)));
        chatPane.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && chat.answering().get()) {
                chat.stop();
                event.consume();
            }
        });
    }

    private void bindConversation() {
        chat.conversation().addListener((ListChangeListener<MessageViewModel>) change -> arrange());
        Nodes.showWhile(empty, Bindings.isEmpty(chat.conversation()));
        Nodes.showWhile(scroll, Bindings.isNotEmpty(chat.conversation()));
        chat.labStateProperty().subscribe(state -> {
            emptyTitle.setText(messages.text("chat.empty.title", state));
            emptyText.setText(messages.text("chat.empty.text", state));
        });
        Nodes.showWhile(
                suggestions,
                chat.labStateProperty().map(state -> state != LabState.FAILED && state != LabState.STOPPED));
        clear.disableProperty().bind(Bindings.isEmpty(chat.conversation()));
        clear.setOnAction(event -> chat.clear());
        // Only after the skin's own listener, which keeps the position while the content grows.
        scroll.skinProperty().subscribe(skin -> {
            if (skin != null) {
                scroll.getContent()
                        .layoutBoundsProperty()
                        .addListener((bounds, before, now) -> follow(before.getHeight(), now.getHeight()));
            }
        });
    }

    /** Keeps the end in view, unless a person has scrolled away from it. */
    private void follow(double heightBefore, double heightNow) {
        double viewport = scroll.getViewportBounds().getHeight();
        double offset = scroll.getVvalue() * Math.max(0, heightNow - viewport);
        if (offset >= heightBefore - viewport - NEARLY_AT_THE_END) {
            scroll.setVvalue(scroll.getVmax());
        }
    }

    private void bindComposer() {
        prompt.textProperty().bindBidirectional(chat.promptProperty());
        prompt.setPromptText(messages.text("chat.prompt.placeholder"));
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

    private Button suggestion(String words) {
        Button button = new Button(words);
        button.getStyleClass().add("suggestion");
        button.disableProperty().bind(chat.ready().not());
        button.setOnAction(event -> chat.send(words));
        return button;
    }

    private void arrange() {
        nodes.keySet().retainAll(chat.conversation());
        conversation
                .getChildren()
                .setAll(chat.conversation().stream()
                        .map(message -> nodes.computeIfAbsent(message, this::nodeFor))
                        .toList());
    }

    private Node nodeFor(MessageViewModel message) {
        return views.load(
                "chat-message.fxml", Map.of(MessageController.class, () -> new MessageController(message, messages)));
    }
}
