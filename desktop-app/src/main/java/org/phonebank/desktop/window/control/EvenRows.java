package org.phonebank.desktop.window.control;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Nodes of equal width in a row, or in several rows of equal length where they would become too narrow. */
public final class EvenRows extends Pane {
    private static final double GAP = 10;

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** In as few rows as leave each node its preferred width, which are as equally long as can be. */
    private int columns(double width) {
        List<Node> nodes = getManagedChildren();
        double least =
                nodes.stream().mapToDouble(node -> node.prefWidth(-1)).max().orElse(1);
        int most = (int) Math.max(1, Math.min(nodes.size(), Math.floor((width + GAP) / (least + GAP))));
        int rows = (nodes.size() + most - 1) / most;
        return Math.max(1, (nodes.size() + rows - 1) / Math.max(1, rows));
    }

    private double rowHeight() {
        return getManagedChildren().stream()
                .mapToDouble(node -> node.prefHeight(-1))
                .max()
                .orElse(0);
    }

    @Override
    protected double computeMinWidth(double height) {
        return getManagedChildren().stream()
                .mapToDouble(node -> node.minWidth(-1))
                .max()
                .orElse(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        return getManagedChildren().stream()
                        .mapToDouble(node -> node.prefWidth(-1) + GAP)
                        .sum()
                - GAP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        int columns = columns(width < 0 ? getWidth() : width);
        int rows = (getManagedChildren().size() + columns - 1) / columns;
        return Math.max(0, rows * (rowHeight() + GAP) - GAP);
    }

    @Override
    protected void layoutChildren() {
        List<Node> nodes = getManagedChildren();
        int columns = columns(getWidth());
        double height = rowHeight();
        for (int i = 0; i < nodes.size(); i++) {
            double left = snapPositionX(i % columns * (getWidth() + GAP) / columns);
            double right = snapPositionX((i % columns + 1) * (getWidth() + GAP) / columns - GAP);
            nodes.get(i).resizeRelocate(left, Math.floorDiv(i, columns) * (height + GAP), right - left, height);
        }
    }
}
