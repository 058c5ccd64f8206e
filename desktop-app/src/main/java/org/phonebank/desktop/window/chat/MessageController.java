package org.phonebank.desktop.window.chat;

import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Views;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.markdown.MarkdownActions;
import org.phonebank.desktop.window.markdown.MarkdownView;

/** Binds one message of the chat. */
final class MessageController implements MarkdownActions {
    private static final PseudoClass QUESTION = PseudoClass.getPseudoClass("question");
    /** Stands where the next words will come. */
    private static final String CARET = " ▍";

    private final MessageViewModel model;
    private final Words words;
    private final Messages messages;
    private final Views views;
    /** Held here, since those it depends on hold it weakly. */
    private @Nullable StringBinding wordsShown;

    @FXML
    private VBox message;

    @FXML
    private Label author;

    @FXML
    private Label question;

    @FXML
    private VBox editor;

    @FXML
    private TextArea edited;

    @FXML
    private Button askEdited;

    @FXML
    private Button leaveAsItWas;

    @FXML
    private VBox answer;

    @FXML
    private Label leftOut;

    @FXML
    private Label failure;

    @FXML
    private HBox footer;

    @FXML
    private Label statistics;

    @FXML
    private HBox alternatives;

    @FXML
    private Button before;

    @FXML
    private Label position;

    @FXML
    private Button next;

    @FXML
    private HBox actions;

    @FXML
    private Button edit;

    @FXML
    private Button regenerate;

    @FXML
    private Button copy;

    @FXML
    private Button delete;

    @FXML
    private ToggleButton timeline;

    @FXML
    private VBox timelinePane;

    MessageController(MessageViewModel model, Words words, Views views) {
        this.model = model;
        this.words = words;
        this.messages = words.messages();
        this.views = views;
    }

    @FXML
    void initialize() {
        message.pseudoClassStateChanged(QUESTION, !model.isAnswer());
        author.setText(model.author());
        bindWords();
        bindEditor();
        bindFooter();
        bindTimeline();
    }

    private void bindWords() {
        Nodes.showText(leftOut, model.leftOutProperty());
        Nodes.showText(failure, model.failureProperty());
        if (model.isAnswer()) {
            MarkdownView markdown = new MarkdownView(this);
            answer.getChildren().setAll(markdown);
            wordsShown =
                    Bindings.createStringBinding(this::wordsSoFar, model.textProperty(), model.streamingProperty());
            wordsShown.subscribe(markdown::show);
        }
        question.textProperty().bind(model.textProperty());
        Nodes.showWhile(question, model.editingProperty().map(editing -> !editing && !model.isAnswer()));
        Nodes.showWhile(
                answer,
                Bindings.createBooleanBinding(
                        () -> model.isAnswer() && !wordsSoFar().isEmpty(),
                        model.textProperty(),
                        model.streamingProperty()));
    }

    private String wordsSoFar() {
        String soFar = model.textProperty().get();
        return model.streamingProperty().get() ? soFar + CARET : soFar;
    }

    private void bindEditor() {
        edited.textProperty().bindBidirectional(model.editedProperty());
        edited.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
                model.askEdited();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                model.leaveAsItWas();
                event.consume();
            }
        });
        model.editingProperty().subscribe((wasEditing, editing) -> {
            if (editing) {
                edited.requestFocus();
                edited.end();
            } else {
                edit.requestFocus();
            }
        });
        askEdited.disableProperty().bind(model.askable().map(askable -> !askable));
        askEdited.setOnAction(event -> model.askEdited());
        leaveAsItWas.setOnAction(event -> model.leaveAsItWas());
        Nodes.showWhile(editor, model.editingProperty());
    }

    private void bindFooter() {
        statistics.textProperty().bind(model.statisticsProperty());
        Nodes.showWhile(statistics, model.statisticsProperty().map(text -> !text.isEmpty()));
        Nodes.showText(position, model.positionProperty());
        Nodes.showWhile(alternatives, model.positionProperty().map(text -> !text.isEmpty()));
        before.disableProperty().bind(model.firstProperty());
        before.setOnAction(event -> model.showBefore());
        next.disableProperty().bind(model.lastProperty());
        next.setOnAction(event -> model.showNext());
        Nodes.showWhile(actions, model.streamingProperty().map(streaming -> !streaming));
        Nodes.showWhile(footer, model.editingProperty().map(editing -> !editing));
        only(edit, !model.isAnswer());
        only(regenerate, model.isAnswer());
        edit.setOnAction(event -> model.edit());
        regenerate.setOnAction(event -> model.regenerate());
        sayWhyNot(regenerate, "chat.regenerate", model.obstacle());
        copy.setOnAction(event -> model.copy());
        delete.setOnAction(event -> model.delete());
        delete.setAccessibleText(messages.text(model.isAnswer() ? "chat.delete.answer" : "chat.delete.question"));
        delete.setTooltip(new Tooltip(delete.getAccessibleText()));
    }

    private static void only(Button button, boolean wanted) {
        button.setVisible(wanted);
        button.setManaged(wanted);
    }

    /** A disabled button has no tooltip of its own: the one of its box says why it cannot be used. */
    private void sayWhyNot(Button button, String name, ObservableValue<String> obstacle) {
        button.disableProperty().bind(obstacle.map(reason -> !reason.isEmpty()));
        Tooltip why = new Tooltip();
        why.textProperty().bind(obstacle.map(reason -> reason.isEmpty() ? messages.text(name) : reason));
        Tooltip.install(button.getParent(), why);
    }

    private void bindTimeline() {
        boolean known = model.isAnswer();
        timeline.setVisible(known);
        timeline.setManaged(known);
        timeline.setOnAction(event -> model.toggleTimeline());
        if (!known) {
            return;
        }
        model.timelineShownProperty().subscribe(shown -> {
            timeline.setSelected(shown);
            if (shown) {
                model.timeline().watch();
                if (timelinePane.getChildren().isEmpty()) {
                    timelinePane.getChildren().add(loadTimeline());
                }
            } else {
                model.timeline().unwatch();
            }
        });
        Nodes.showWhile(
                timelinePane,
                Bindings.createBooleanBinding(
                        () -> model.timelineShownProperty().get()
                                && !model.timeline().headlineProperty().get().isEmpty(),
                        model.timelineShownProperty(),
                        model.timeline().headlineProperty()));
    }

    private Node loadTimeline() {
        return views.load(
                "chat-timeline.fxml",
                Map.of(TimelineController.class, () -> new TimelineController(model.timeline(), words)));
    }

    @Override
    public void copyCode(String code) {
        model.copyCode(code);
    }

    @Override
    public void chooseLink(String address) {
        model.chooseLink(address);
    }

    @Override
    public String copyCodeLabel() {
        return messages.text("chat.copy.code");
    }

    @Override
    public String picture(String description) {
        return description.isEmpty()
                ? messages.text("chat.picture.unnamed")
                : messages.text("chat.picture", description);
    }
}
