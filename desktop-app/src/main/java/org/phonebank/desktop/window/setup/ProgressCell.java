package org.phonebank.desktop.window.setup;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.control.Tones;

/** How far a phone is. */
final class ProgressCell extends CardCell<ProgressRow> {
    private final FontIcon icon = new FontIcon("fth-clock");
    private final Label name = new Label();
    private final Label step = new Label();
    private final Label amount = new Label();
    private final Label percent = new Label();
    private final ProgressBar bar = new ProgressBar();

    ProgressCell() {
        super(new VBox(), "setup-progress-card");
        name.getStyleClass().add("card-name");
        step.getStyleClass().add("text-muted");
        step.setWrapText(true);
        step.setMaxWidth(Double.MAX_VALUE);
        amount.getStyleClass().addAll("card-small", "figures");
        amount.setMinWidth(USE_PREF_SIZE);
        percent.getStyleClass().addAll("setup-row-percent", "figures");
        percent.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(step, Priority.ALWAYS);
        HBox line = new HBox(icon, name, step, amount, percent);
        line.getStyleClass().add("setup-progress-line");
        line.setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("small");
        card().getChildren().addAll(line, bar);
    }

    @Override
    void show(ProgressRow row) {
        icon.setIconLiteral(Verdicts.icon(row.tone()));
        Tones.show(card(), row.tone());
        name.setText(row.name());
        step.setText(row.step());
        amount.setText(row.amount());
        percent.setText(row.percent());
        bar.setProgress(row.fraction());
    }

    @Override
    String inWords(ProgressRow row) {
        return String.join(", ", row.name(), row.step(), row.percent());
    }
}
