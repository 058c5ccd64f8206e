package org.phonebank.desktop.window.steps;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.desktop.window.control.Tones;

/** Binds one row of the list of steps. */
final class StepRowController {
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

    private final StepViewModel step;
    private final Messages messages;
    private final Units units;

    @FXML
    private HBox row;

    @FXML
    private FontIcon icon;

    @FXML
    private Label name;

    @FXML
    private Label text;

    @FXML
    private Label share;

    StepRowController(StepViewModel step, Messages messages, Units units) {
        this.step = step;
        this.messages = messages;
        this.units = units;
    }

    @FXML
    void initialize() {
        name.setText(step.name());
        text.textProperty().bind(step.textProperty());
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(step.textProperty());
        text.setTooltip(whole);
        share.textProperty()
                .bind(Bindings.createStringBinding(this::shareInWords, step.markProperty(), step.fractionProperty()));
        step.markProperty().subscribe(this::show);
    }

    private String shareInWords() {
        return step.markProperty().get() == StepMark.RUNNING
                ? units.share(step.fractionProperty().get())
                : messages.text("step.mark", step.markProperty().get());
    }

    private void show(StepMark mark) {
        row.pseudoClassStateChanged(WAITING, mark == StepMark.WAITING);
        row.setAccessibleText(step.name() + ", " + messages.text("step.mark", mark));
        icon.setIconLiteral(
                switch (mark) {
                    case WAITING -> "fth-circle";
                    case RUNNING -> "fth-arrow-right-circle";
                    case DONE -> "fth-check-circle";
                    case SKIPPED -> "fth-minus-circle";
                    case FAILED -> "fth-x-circle";
                    case INTERRUPTED -> "fth-pause-circle";
                });
        Tones.show(row, toneOf(mark));
    }

    private static Tone toneOf(StepMark mark) {
        return switch (mark) {
            case WAITING, SKIPPED, INTERRUPTED -> Tone.NEUTRAL;
            case RUNNING -> Tone.ACCENT;
            case DONE -> Tone.SUCCESS;
            case FAILED -> Tone.DANGER;
        };
    }
}
