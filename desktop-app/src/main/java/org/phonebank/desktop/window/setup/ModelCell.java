package org.phonebank.desktop.window.setup;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.Tones;

/** A model in the list. */
final class ModelCell extends ListCell<ModelRow> {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Messages messages;
    private final FontIcon mark = new FontIcon("fth-circle");
    private final Label name = new Label();
    private final Label facts = new Label();
    private final Label verdict = new Label();
    private final Label size = new Label();
    private final Button remove = new Button(null, new FontIcon("fth-x"));
    private final HBox card;

    ModelCell(ModelsViewModel models, Messages messages) {
        this.messages = messages;
        mark.getStyleClass().add("setup-choice-mark");
        name.getStyleClass().add("card-name");
        facts.getStyleClass().addAll("card-small", "figures");
        verdict.getStyleClass().addAll("setup-row-verdict", "figures");
        verdict.setWrapText(true);
        size.getStyleClass().addAll("setup-size", "figures");
        size.setMinWidth(USE_PREF_SIZE);
        remove.getStyleClass().addAll("button-icon", "flat");
        remove.setAccessibleText(messages.text("setup.model.close"));
        remove.setTooltip(new Tooltip(messages.text("setup.model.close")));
        remove.setOnAction(event -> {
            ModelRow row = getItem();
            if (row != null) {
                models.close(row);
            }
        });
        VBox words = new VBox(name, facts, verdict);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        card = new HBox(mark, words, size, remove);
        card.getStyleClass().addAll("card", "setup-model");
        card.setAlignment(Pos.CENTER_LEFT);
        card.setMinWidth(0);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ModelRow row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(card);
        name.setText(row.name());
        facts.setText(row.facts());
        facts.setVisible(!row.facts().isEmpty());
        facts.setManaged(facts.isVisible());
        verdict.setText(row.verdict());
        Tones.show(verdict, row.tone());
        size.setText(row.size());
        remove.setVisible(row.opened());
        remove.setManaged(row.opened());
        mark.setIconLiteral(!row.usable() ? "fth-slash" : row.chosen() ? "fth-check-circle" : "fth-circle");
        card.pseudoClassStateChanged(CHOSEN, row.chosen());
        setAccessibleText(String.join(
                ", ",
                row.name(),
                messages.text(row.chosen() ? "setup.model.chosen" : "setup.model.notChosen"),
                row.facts(),
                row.verdict()));
    }
}
