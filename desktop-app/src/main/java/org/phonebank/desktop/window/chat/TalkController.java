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
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Views;
import org.phonebank.desktop.window.control.Nodes;

/** Binds the conversation that is shown; Escape stops an answer. */
public final class TalkController {
    private static final double NEARLY_AT_THE_END = 24;

    private final ChatViewModel chat;
    private final ChatPanes panes;
    private final Words words;
    private final Views views;
    private final Messages messages;
    private final Map<MessageViewModel, Node> nodes = new HashMap<>();

    @FXML
    private VBox talk;

    @FXML
    private Label title;

    @FXML
    private ToggleButton settingsShown;

    @FXML
    private ScrollPane scroll;

    @FXML
    private Button earlier;

    @FXML
    private VBox conversation;

    @FXML
    private ScrollPane empty;

    @FXML
    private Label emptyTitle;

    @FXML
    private Label emptyText;

    @FXML
    private Button setup;

    @FXML
    private FlowPane suggestions;

    TalkController(ChatViewModel chat, ChatPanes panes, Words words, Views views) {
        this.chat = chat;
        this.panes = panes;
        this.words = words;
        this.views = views;
        this.messages = words.messages();
    }

    @FXML
    void initialize() {
        title.textProperty().bind(chat.titleProperty());
        settingsShown.selectedProperty().bindBidirectional(panes.settingsShownProperty());
        settingsShown.setTooltip(new Tooltip(messages.text("chat.settings.toggle")));
        bindConversation();
        bindEmpty();
        talk.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && chat.answering().get()) {
                chat.stop();
                event.consume();
            }
        });
    }

    private void bindConversation() {
        arrange();
        chat.conversation().addListener((ListChangeListener<MessageViewModel>) change -> arrange());
        Nodes.showWhile(earlier, chat.earlierProperty().map(count -> count.intValue() > 0));
        earlier.textProperty().bind(chat.earlierProperty().map(count -> messages.text("chat.earlier", count)));
        earlier.setOnAction(event -> chat.showEarlier());
        Nodes.showWhile(scroll, Bindings.isNotEmpty(chat.conversation()));
        // Only after the skin's own listener, which keeps the position while the content grows.
        scroll.skinProperty().subscribe(skin -> {
            if (skin != null) {
                scroll.getContent()
                        .layoutBoundsProperty()
                        .addListener((bounds, before, now) -> follow(before.getHeight(), now.getHeight()));
            }
        });
    }

    private void bindEmpty() {
        Nodes.showWhile(empty, Bindings.isEmpty(chat.conversation()));
        chat.labStateProperty().subscribe(state -> {
            emptyTitle.setText(messages.text("chat.empty.title", state));
            emptyText.setText(messages.text("chat.empty.text", state));
        });
        setup.setOnAction(event -> chat.openSetup());
        Nodes.showWhile(setup, chat.labStateProperty().map(TalkController::needsSetup));
        Nodes.showWhile(suggestions, chat.labStateProperty().map(LabState::serves));
        chat.suggestions().forEach(question -> suggestions.getChildren().add(suggestion(question)));
    }

    private static boolean needsSetup(LabState state) {
        return !state.serves();
    }

    /** Keeps the end in view, unless a person has scrolled away from it. */
    private void follow(double heightBefore, double heightNow) {
        double viewport = scroll.getViewportBounds().getHeight();
        double offset = scroll.getVvalue() * Math.max(0, heightNow - viewport);
        if (offset >= heightBefore - viewport - NEARLY_AT_THE_END) {
            scroll.setVvalue(scroll.getVmax());
        }
    }

    private Button suggestion(String question) {
        Button button = new Button(question);
        button.getStyleClass().add("suggestion");
        button.disableProperty().bind(chat.obstacleProperty().isNotEmpty());
        button.setOnAction(event -> chat.ask(question));
        return button;
    }

    private void arrange() {
        boolean another = nodes.keySet().stream().noneMatch(chat.conversation()::contains);
        nodes.keySet().retainAll(chat.conversation());
        conversation
                .getChildren()
                .setAll(chat.conversation().stream()
                        .map(message -> nodes.computeIfAbsent(message, this::nodeFor))
                        .toList());
        if (another) {
            scroll.setVvalue(scroll.getVmax());
        }
    }

    private Node nodeFor(MessageViewModel message) {
        return views.load(
                "chat-message.fxml",
                Map.of(MessageController.class, () -> new MessageController(message, words, views)));
    }
}
