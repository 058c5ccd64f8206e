package org.phonebank.desktop.window.setup;

import java.util.function.Consumer;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** A cell that shows its row on a card, which is as wide as the list. */
abstract class CardCell<R> extends ListCell<R> {
    private final Pane card;

    /** @param card to be filled by the subclass */
    CardCell(Pane card, String styleClass) {
        this.card = card;
        card.getStyleClass().addAll("card", styleClass);
        card.setMinWidth(0);
        setPrefWidth(0);
    }

    final Pane card() {
        return card;
    }

    /** Does it to the row that is shown, if there is one. */
    final void withRow(Consumer<R> action) {
        R row = getItem();
        if (row != null) {
            action.accept(row);
        }
    }

    /** Shows a row on the card. */
    abstract void show(R row);

    /** What is read out for the row that is shown. */
    abstract String inWords(R row);

    @Override
    protected final void updateItem(@Nullable R row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(card);
        show(row);
        setAccessibleText(inWords(row));
    }
}
