package org.phonebank.desktop.window.setup;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.wizard.WizardStep;

/** Binds the steps, and the way from one to the next. */
public final class SetupController {
    private final SetupViewModel setup;
    private final Messages messages;
    private final List<StepButton> buttons = new ArrayList<>();

    @FXML
    private VBox steps;

    @FXML
    private Node phones;

    @FXML
    private Node model;

    @FXML
    private Node check;

    @FXML
    private Node prepare;

    @FXML
    private Node place;

    @FXML
    private Node prompt;

    @FXML
    private Button back;

    @FXML
    private Label hint;

    @FXML
    private Button other;

    @FXML
    private Button next;

    public SetupController(SetupViewModel setup, Messages messages) {
        this.setup = setup;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        Map<WizardStep, Node> byStep = new EnumMap<>(Map.of(
                WizardStep.PHONES, phones,
                WizardStep.MODEL, model,
                WizardStep.CHECK, check,
                WizardStep.PREPARE, prepare,
                WizardStep.PLACE, place,
                WizardStep.PROMPT, prompt));
        byStep.forEach(
                (step, page) -> Nodes.showWhile(page, setup.currentProperty().isEqualTo(step)));
        setup.steps().addListener((ListChangeListener<StepItem>) change -> showSteps());
        showSteps();
        setup.currentProperty().subscribe(this::showSteps);
        setup.nextProperty().subscribe(action -> show(action, next));
        setup.otherProperty().subscribe(this::showOther);
        Nodes.showWhile(other, setup.otherProperty().map(action -> true).orElse(false));
        Nodes.showWhile(back, setup.currentProperty().isNotEqualTo(WizardStep.PHONES));
        Nodes.showText(hint, setup.hintProperty());
        back.setOnAction(event -> setup.back());
        other.setOnAction(event -> setup.turn());
        next.setOnAction(event -> setup.advance());
    }

    private void showSteps() {
        while (buttons.size() < setup.steps().size()) {
            StepButton button = new StepButton();
            int place = buttons.size();
            button.setOnAction(event -> setup.open(setup.steps().get(place)));
            buttons.add(button);
            steps.getChildren().add(button);
        }
        for (int i = 0; i < buttons.size(); i++) {
            StepItem item = setup.steps().get(i);
            buttons.get(i).show(item, inWords(item));
            buttons.get(i).choose(item.step() == setup.currentProperty().get());
        }
    }

    private String inWords(StepItem item) {
        return messages.text(
                "setup.step.inWords",
                item.step().number(),
                item.title(),
                messages.text("setup.mark", item.mark()),
                item.obstacle().isEmpty() ? item.summary() : item.obstacle());
    }

    private void showOther(@Nullable NextAction action) {
        if (action != null) {
            show(action, other);
        }
    }

    private static void show(NextAction action, Button button) {
        button.setText(action.label());
        button.setDisable(!action.available());
        button.setAccessibleHelp(action.obstacle());
    }
}
