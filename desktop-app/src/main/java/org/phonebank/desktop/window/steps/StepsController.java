package org.phonebank.desktop.window.steps;

import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.desktop.window.base.Views;
import org.phonebank.desktop.window.control.Nodes;

/** Binds the steps that prepare the lab. */
public final class StepsController {
    private final StepsViewModel steps;
    private final Messages messages;
    private final Units units;
    private final Views views;

    @FXML
    private Label title;

    @FXML
    private Label detail;

    @FXML
    private Button toggle;

    @FXML
    private Button cancel;

    @FXML
    private Button retry;

    @FXML
    private ProgressBar progress;

    @FXML
    private VBox rows;

    @FXML
    private ScrollPane rowsPane;

    @FXML
    private FontIcon toggleIcon;

    @FXML
    private Tooltip toggleTooltip;

    public StepsController(StepsViewModel steps, Messages messages, Units units, Views views) {
        this.steps = steps;
        this.messages = messages;
        this.units = units;
        this.views = views;
    }

    @FXML
    void initialize() {
        title.textProperty().bind(steps.titleProperty());
        Nodes.showText(detail, steps.detailProperty());
        progress.progressProperty().bind(steps.progressProperty());
        progress.setAccessibleText(messages.bundle().getString("steps.progress"));
        steps.unfoldedProperty().subscribe(this::showToggle);
        retry.textProperty().bind(steps.stateProperty().map(state -> messages.text("steps.retry", state)));
        toggle.setOnAction(event -> steps.toggle());
        cancel.setOnAction(event -> steps.cancel());
        retry.setOnAction(event -> steps.retry());
        var preparing = steps.stateProperty().isEqualTo(LabState.PREPARING);
        var halted = steps.stateProperty()
                .isEqualTo(LabState.FAILED)
                .or(steps.stateProperty().isEqualTo(LabState.STOPPED));
        Nodes.showWhile(cancel, preparing);
        Nodes.showWhile(retry, halted);
        Nodes.showWhile(progress, preparing.or(halted));
        Nodes.showWhile(rowsPane, steps.unfoldedProperty());
        steps.steps().forEach(step -> rows.getChildren().add(rowFor(step)));
    }

    private void showToggle(boolean unfolded) {
        String words = messages.text(unfolded ? "steps.hide" : "steps.show");
        toggle.setAccessibleText(words);
        toggleTooltip.setText(words);
        toggleIcon.setIconLiteral(unfolded ? "fth-chevron-up" : "fth-chevron-down");
    }

    private Node rowFor(StepViewModel step) {
        return views.load(
                "step-row.fxml", Map.of(StepRowController.class, () -> new StepRowController(step, messages, units)));
    }
}
