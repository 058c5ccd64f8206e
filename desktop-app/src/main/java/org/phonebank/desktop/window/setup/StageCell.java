package org.phonebank.desktop.window.setup;

import java.util.BitSet;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.control.LayerRibbon;
import org.phonebank.desktop.window.control.MemoryBar;

/** A phone with the layers that it is to hold. */
final class StageCell extends ListCell<StageRow> {
    private final Label name = new Label();
    private final Label layers = new Label();
    private final Label memory = new Label();
    private final LayerRibbon ribbon = new LayerRibbon();
    private final MemoryBar bar = new MemoryBar();
    private final VBox card;

    StageCell() {
        name.getStyleClass().add("card-name");
        layers.getStyleClass().addAll("layers-text", "figures");
        layers.setMinWidth(USE_PREF_SIZE);
        memory.getStyleClass().addAll("card-small", "figures");
        memory.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox first = new HBox(name, gap, layers);
        first.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(bar, Priority.ALWAYS);
        HBox second = new HBox(bar, memory);
        second.getStyleClass().add("setup-progress-line");
        second.setAlignment(Pos.CENTER_LEFT);
        card = new VBox(first, ribbon, second);
        card.getStyleClass().addAll("card", "setup-progress-card");
        card.setMinWidth(0);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable StageRow row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(card);
        name.setText(row.name());
        layers.setText(row.layers());
        memory.setText(row.memory());
        BitSet held = new BitSet();
        held.set(row.first(), row.end());
        ribbon.show(row.all(), held, held);
        bar.shardProperty().set(row.share());
        setAccessibleText(String.join(", ", row.name(), row.layers(), row.memory()));
    }
}
