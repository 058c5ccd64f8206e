package org.phonebank.desktop.window.palette;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.control.Nodes;

/** A command in the palette: its title, its page, its shortcut, and why it cannot be done. */
final class PaletteCell extends ListCell<PaletteEntry> {
    private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");

    private final Label title = styled("palette-title");
    private final Label obstacle = styled("palette-obstacle");
    private final Label place = styled("palette-place");
    private final Label shortcut = styled("key-hint");
    private final HBox row;

    PaletteCell(PaletteViewModel palette) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        place.setMinWidth(Region.USE_PREF_SIZE);
        shortcut.setMinWidth(Region.USE_PREF_SIZE);
        VBox words = new VBox(title, obstacle);
        words.getStyleClass().add("palette-words");
        row = new HBox(words, gap, place, shortcut);
        row.getStyleClass().add("palette-row");
        Nodes.showWhile(obstacle, obstacle.textProperty().isNotEmpty());
        Nodes.showWhile(shortcut, shortcut.textProperty().isNotEmpty());
        setOnMouseClicked(event -> palette.run(getItem()));
    }

    private static Label styled(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    @Override
    protected void updateItem(@Nullable PaletteEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        String keys = entry.shortcut().isEmpty()
                ? ""
                : KeyCombination.valueOf(entry.shortcut()).getDisplayText();
        title.setText(entry.title());
        obstacle.setText(entry.obstacle());
        place.setText(entry.place());
        shortcut.setText(keys);
        pseudoClassStateChanged(UNAVAILABLE, !entry.available());
        setAccessibleText(String.join(" ", entry.title(), entry.place(), keys, entry.obstacle()));
        setGraphic(row);
    }
}
