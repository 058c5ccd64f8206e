package org.phonebank.desktop.window.chain;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.phonebank.desktop.window.control.TextSize;

/** Binds the two sides of the page: the chain, and beside it what explains it. */
public final class LabPageController {
    private static final double LEAST_WIDTH = 860;

    private final ObservableValue<Boolean> phonesThere;
    private final DoubleProperty divider;
    private ObservableValue<Boolean> beside = new SimpleBooleanProperty(true);
    private boolean bound;

    @FXML
    private VBox page;

    @FXML
    private SplitPane split;

    @FXML
    private VBox side;

    /**
     * @param phonesThere else there is nothing to explain
     * @param divider where the sides meet, 0 to 1
     */
    public LabPageController(ObservableValue<Boolean> phonesThere, DoubleProperty divider) {
        this.phonesThere = phonesThere;
        this.divider = divider;
    }

    @FXML
    void initialize() {
        phonesThere.subscribe(this::showSide);
        beside = TextSize.roomFor(page, LEAST_WIDTH);
        beside.subscribe(this::showSide);
        // Before it has a width a divider would not stay where it is put.
        split.widthProperty().subscribe(this::showSide);
    }

    /** Beside the chain, or below it where the window is too narrow. */
    private void showSide() {
        boolean room = phonesThere.getValue() && beside.getValue();
        boolean below = phonesThere.getValue() && !beside.getValue();
        if (!room) {
            split.getItems().remove(side);
        }
        if (!below) {
            page.getChildren().remove(side);
        }
        side.setMinHeight(below ? Region.USE_PREF_SIZE : Region.USE_COMPUTED_SIZE);
        if (room && !split.getItems().contains(side)) {
            split.getItems().add(side);
        } else if (below && !page.getChildren().contains(side)) {
            page.getChildren().add(side);
        }
        boolean placed = room && split.getWidth() > 0;
        if (placed && !split.getDividers().isEmpty() && !bound) {
            split.getDividers().get(0).positionProperty().bindBidirectional(divider);
        }
        bound = placed;
    }
}
