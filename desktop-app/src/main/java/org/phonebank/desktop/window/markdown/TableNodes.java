package org.phonebank.desktop.window.markdown;

import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;

/** Makes a grid of a table. */
final class TableNodes {
    private static final int MOST_COLUMNS = 20;
    private static final int MOST_ROWS = 200;

    private TableNodes() {}

    static Node of(TableBlock table, InlineNodes inlines) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("markdown-table");
        int row = 0;
        for (org.commonmark.node.Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (org.commonmark.node.Node line = part.getFirstChild(); line != null; line = line.getNext()) {
                if (line instanceof TableRow && row < MOST_ROWS) {
                    addRow(grid, row++, line, part instanceof TableHead, inlines);
                }
            }
        }
        for (int column = 0; column < grid.getColumnCount(); column++) {
            ColumnConstraints constraints = new ColumnConstraints();
            constraints.setHgrow(Priority.SOMETIMES);
            constraints.setFillWidth(true);
            grid.getColumnConstraints().add(constraints);
        }
        return grid;
    }

    private static void addRow(
            GridPane grid, int row, org.commonmark.node.Node line, boolean head, InlineNodes inlines) {
        int column = 0;
        for (org.commonmark.node.Node cell = line.getFirstChild();
                cell != null && column < MOST_COLUMNS;
                cell = cell.getNext()) {
            TextFlow words = inlines.flow(cell);
            if (cell instanceof TableCell aligned) {
                words.setTextAlignment(alignment(aligned));
            }
            StackPane box = new StackPane(words);
            box.getStyleClass().addAll("markdown-cell", head ? "markdown-cell-head" : "markdown-cell-body");
            GridPane.setHalignment(box, HPos.LEFT);
            grid.add(box, column++, row);
        }
    }

    private static TextAlignment alignment(TableCell cell) {
        if (cell.getAlignment() == null) {
            return TextAlignment.LEFT;
        }
        return switch (cell.getAlignment()) {
            case LEFT -> TextAlignment.LEFT;
            case CENTER -> TextAlignment.CENTER;
            case RIGHT -> TextAlignment.RIGHT;
        };
    }
}
