package org.phonebank.desktop.window.setup;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.control.Tones;
import org.phonebank.desktop.window.setup.PromptViewModel.State;

/** Binds the first question and its answer. */
public final class PromptController {
    private final PromptViewModel prompt;
    private final Messages messages;

    @FXML
    private TextField question;

    @FXML
    private Button ask;

    @FXML
    private Button stop;

    @FXML
    private FlowPane suggestions;

    @FXML
    private Label obstacle;

    @FXML
    private VBox answerCard;

    @FXML
    private FontIcon answerIcon;

    @FXML
    private Label answerTitle;

    @FXML
    private ProgressIndicator thinking;

    @FXML
    private Label figures;

    @FXML
    private ScrollPane answerScroll;

    @FXML
    private Label answer;

    public PromptController(PromptViewModel prompt, Messages messages) {
        this.prompt = prompt;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        question.textProperty().bindBidirectional(prompt.questionProperty());
        question.setOnAction(event -> prompt.ask());
        ask.setOnAction(event -> prompt.ask());
        stop.setOnAction(event -> prompt.stop());
        ask.disableProperty().bind(prompt.obstacleProperty().isNotEmpty());
        Nodes.showWhile(ask, prompt.runningProperty().not());
        Nodes.showWhile(stop, prompt.runningProperty());
        Nodes.showText(obstacle, prompt.obstacleProperty());
        prompt.suggestions().forEach(this::suggest);
        Nodes.showWhile(suggestions, prompt.runningProperty().not());
        Nodes.showWhile(answerCard, prompt.stateProperty().isNotEqualTo(State.OPEN));
        Nodes.showWhile(thinking, prompt.stateProperty().isEqualTo(State.THINKING));
        Nodes.showText(figures, prompt.figuresProperty());
        answer.textProperty().bind(prompt.answerProperty());
        answer.heightProperty().subscribe(height -> answerScroll.setVvalue(1));
        prompt.stateProperty().subscribe(this::show);
    }

    private void show(State state) {
        answerTitle.setText(messages.text("setup.prompt.state", state));
        Tone tone =
                switch (state) {
                    case OPEN, THINKING, ANSWERING -> Tone.ACCENT;
                    case ANSWERED -> Tone.SUCCESS;
                    case STOPPED -> Tone.NEUTRAL;
                    case FAILED -> Tone.DANGER;
                };
        answerIcon.setIconLiteral(Verdicts.icon(tone));
        Tones.show(answerIcon, tone);
    }

    private void suggest(String text) {
        Button button = new Button(text);
        button.getStyleClass().addAll("small", "suggestion");
        button.setOnAction(event -> prompt.questionProperty().set(text));
        suggestions.getChildren().add(button);
    }
}
