package org.phonebank.desktop.window.setup;

import java.util.BitSet;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.phonebank.desktop.window.control.LayerRibbon;
import org.phonebank.desktop.window.control.MemoryBar;

/** A phone with the layers that it is to hold. */
final class StageCell extends CardCell<StageRow> {
    private final Label name = new Label();
    private final Label layers = new Label();
    private final Label memory = new Label();
    private final LayerRibbon ribbon = new LayerRibbon();
    private final MemoryBar bar = new MemoryBar();

    StageCell() {
        super(new VBox(), "setup-progress-card");
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
        card().getChildren().addAll(first, ribbon, second);
    }

    @Override
    void show(StageRow row) {
        name.setText(row.name());
        layers.setText(row.layers());
        memory.setText(row.memory());
        BitSet held = new BitSet();
        held.set(row.first(), row.end());
        ribbon.show(row.all(), held, held);
        bar.shardProperty().set(row.share());
    }

    @Override
    String inWords(StageRow row) {
        return String.join(", ", row.name(), row.layers(), row.memory());
    }
}
