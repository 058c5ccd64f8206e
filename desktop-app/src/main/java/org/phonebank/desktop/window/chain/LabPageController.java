package org.phonebank.desktop.window.chain;

import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.VBox;

/** Binds the two sides of the page: the chain, and beside it what explains it. */
public final class LabPageController {
    private static final double LEAST_WIDTH = 860;

    private final ObservableValue<Boolean> phonesThere;
    private final DoubleProperty divider;
    private boolean bound;

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
        split.widthProperty().subscribe(this::showSide);
    }

    /** A narrow window has room for the chain only. */
    private void showSide() {
        boolean room = phonesThere.getValue() && (split.getWidth() == 0 || split.getWidth() >= LEAST_WIDTH);
        if (room && !split.getItems().contains(side)) {
            split.getItems().add(side);
        } else if (!room) {
            split.getItems().remove(side);
        }
        if (room && !split.getDividers().isEmpty() && !bound) {
            split.getDividers().get(0).positionProperty().bindBidirectional(divider);
        }
        bound = room;
    }
}
