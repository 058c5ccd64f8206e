package org.phonebank.desktop.window.setup;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.wizard.WizardStep;

/** Binds the steps, and the way from one to the next. */
public final class SetupController {
    private final SetupViewModel setup;
    private final Messages messages;
    private final Function<WizardStep, Parent> views;
    private final Map<WizardStep, Parent> made = new EnumMap<>(WizardStep.class);
    private final List<StepButton> buttons = new ArrayList<>();

    @FXML
    private VBox steps;

    @FXML
    private StackPane pages;

    @FXML
    private Button back;

    @FXML
    private Label hint;

    @FXML
    private Button other;

    @FXML
    private Button next;

    /** @param views makes the view of a step, which is kept */
    public SetupController(SetupViewModel setup, Messages messages, Function<WizardStep, Parent> views) {
        this.setup = setup;
        this.messages = messages;
        this.views = views;
    }

    @FXML
    void initialize() {
        setup.steps().addListener((ListChangeListener<StepItem>) change -> showSteps());
        showSteps();
        setup.currentProperty().subscribe(this::showSteps);
        setup.currentProperty().subscribe(step -> pages.getChildren().setAll(made.computeIfAbsent(step, views)));
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
