package org.phonebank.desktop.window.setup;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.control.Tones;

/** A step in the list of steps: its number or how it stands, its name, and a few words. */
final class StepButton extends Button {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Label number = new Label();
    private final FontIcon icon = new FontIcon("fth-check");
    private final Label title = new Label();
    private final Label summary = new Label();
    private final HBox content;

    StepButton() {
        getStyleClass().setAll("setup-step-button");
        StackPane mark = new StackPane(number, icon);
        mark.getStyleClass().add("setup-step-mark");
        title.getStyleClass().add("setup-step-name");
        summary.getStyleClass().addAll("setup-step-summary", "figures");
        VBox words = new VBox(title, summary);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        content = new HBox(mark, words);
        content.getStyleClass().add("setup-step-content");
        content.setAlignment(Pos.CENTER_LEFT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAlignment(Pos.CENTER_LEFT);
        setGraphic(content);
        setMaxWidth(Double.MAX_VALUE);
        summary.managedProperty().bind(summary.textProperty().isNotEmpty());
        content.prefWidthProperty().bind(widthProperty().subtract(20));
    }

    void show(StepItem item, String inWords) {
        number.setText(String.valueOf(item.step().number()));
        title.setText(item.title());
        summary.setText(item.obstacle().isEmpty() ? item.summary() : item.obstacle());
        number.setVisible(item.mark() == SetupMark.TODO);
        icon.setVisible(item.mark() != SetupMark.TODO);
        icon.setIconLiteral(
                switch (item.mark()) {
                    case TODO, DONE -> "fth-check";
                    case BUSY -> "fth-more-horizontal";
                    case TROUBLE -> "fth-alert-triangle";
                });
        Tones.show(this, item.tone());
        setAccessibleText(inWords);
        setDisable(!item.obstacle().isEmpty());
    }

    void choose(boolean chosen) {
        pseudoClassStateChanged(CHOSEN, chosen);
    }
}
