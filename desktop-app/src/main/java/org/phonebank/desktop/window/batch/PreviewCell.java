package org.phonebank.desktop.window.batch;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.base.Messages;

/** One row filled in: its number, and the prompt in as many lines as it needs. */
final class PreviewCell extends ListCell<PreviewRow> {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double SCROLL_BAR = 12;

    private final Messages messages;
    private final Label number = new Label();
    private final Label text = new Label();
    private final VBox content = new VBox(number, text);

    PreviewCell(Messages messages) {
        this.messages = messages;
        getStyleClass().add("preview-cell");
        number.getStyleClass().addAll("preview-number", "figures");
        text.getStyleClass().add("preview-text");
        text.setWrapText(true);
        setPrefWidth(0);
    }

    /** A list measures its cells without their width: long prompts would lose all but their first line. */
    @Override
    protected double computePrefHeight(double width) {
        double inner = getListView().getWidth() - snappedLeftInset() - snappedRightInset() - SCROLL_BAR;
        return getGraphic() == null || inner <= 0
                ? super.computePrefHeight(width)
                : snapSizeY(content.prefHeight(inner)) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected void updateItem(@Nullable PreviewRow row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setGraphic(null);
        } else {
            number.setText(messages.text("batch.preview.row", row.number()));
            text.setText(row.text());
            pseudoClassStateChanged(WRONG, row.wrong());
            setGraphic(content);
        }
    }
}
