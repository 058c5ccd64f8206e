package org.phonebank.desktop.window.setup;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.control.Tones;

/** How far a phone is. */
final class ProgressCell extends ListCell<ProgressRow> {
    private final FontIcon icon = new FontIcon("fth-clock");
    private final Label name = new Label();
    private final Label step = new Label();
    private final Label amount = new Label();
    private final Label percent = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final VBox card;

    ProgressCell() {
        name.getStyleClass().add("card-name");
        name.setMinWidth(60);
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
        card = new VBox(line, bar);
        card.getStyleClass().addAll("card", "setup-progress-card");
        card.setMinWidth(0);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ProgressRow row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(card);
        icon.setIconLiteral(Verdicts.icon(row.tone()));
        Tones.show(card, row.tone());
        name.setText(row.name());
        step.setText(row.step());
        amount.setText(row.amount());
        percent.setText(row.percent());
        bar.setProgress(row.fraction());
        setAccessibleText(String.join(", ", row.name(), row.step(), row.percent()));
    }
}
