package org.phonebank.desktop.window.setup;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.control.Tones;

/** A model in the list. */
final class ModelCell extends CardCell<ModelRow> {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Messages messages;
    private final FontIcon mark = new FontIcon("fth-circle");
    private final Label name = new Label();
    private final Label facts = new Label();
    private final Label verdict = new Label();
    private final Label size = new Label();
    private final Button remove = new Button(null, new FontIcon("fth-x"));

    ModelCell(ModelsViewModel models, Messages messages) {
        super(new HBox(), "setup-model");
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
        remove.setOnAction(event -> withRow(models::close));
        VBox words = new VBox(name, facts, verdict);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        card().getChildren().addAll(mark, words, size, remove);
    }

    @Override
    void show(ModelRow row) {
        name.setText(row.name());
        Nodes.show(facts, row.facts());
        verdict.setText(row.verdict());
        Tones.show(verdict, row.tone());
        size.setText(row.size());
        Nodes.show(remove, row.opened());
        mark.setIconLiteral(!row.usable() ? "fth-slash" : row.chosen() ? "fth-check-circle" : "fth-circle");
        card().pseudoClassStateChanged(CHOSEN, row.chosen());
    }

    @Override
    String inWords(ModelRow row) {
        return String.join(
                ", ",
                row.name(),
                messages.text(row.chosen() ? "setup.model.chosen" : "setup.model.notChosen"),
                row.facts(),
                row.verdict());
    }
}
