package org.phonebank.desktop.window.control;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * What a row is about at the left and as wide as there is room, its tools at the right. Where they have no room beside it
 * they go below, in as many rows as they need.
 */
public final class WrapRow extends Pane {
    private final DoubleProperty spacing = new SimpleDoubleProperty(this, "spacing", 8);

    /** Between nodes, in both directions. */
    public double getSpacing() {
        return spacing.get();
    }

    public void setSpacing(double pixels) {
        spacing.set(pixels);
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return insetsWidth()
                + getManagedChildren().stream()
                        .mapToDouble(node -> node.minWidth(-1))
                        .max()
                        .orElse(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        List<Node> nodes = getManagedChildren();
        double widths = nodes.stream().mapToDouble(node -> node.prefWidth(-1)).sum();
        return insetsWidth() + widths + Math.max(0, nodes.size() - 1) * getSpacing();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = (width < 0 ? prefWidth(-1) : width) - insetsWidth();
        List<List<Place>> rows = rows(inner);
        double heights = rows.stream().mapToDouble(WrapRow::height).sum();
        return snappedTopInset()
                + snappedBottomInset()
                + snapSizeY(heights + Math.max(0, rows.size() - 1) * getSpacing());
    }

    @Override
    protected void layoutChildren() {
        double top = snappedTopInset();
        for (List<Place> row : rows(getWidth() - insetsWidth())) {
            double height = height(row);
            for (Place place : row) {
                layoutInArea(
                        place.node(),
                        snappedLeftInset() + place.left(),
                        top,
                        place.width(),
                        height,
                        0,
                        HPos.LEFT,
                        VPos.CENTER);
            }
            top += height + getSpacing();
        }
    }

    private double insetsWidth() {
        return snappedLeftInset() + snappedRightInset();
    }

    /** A node in its row; {@code left} is counted from where the row begins. */
    private record Place(Node node, double left, double width) {}

    private static double height(List<Place> row) {
        return row.stream()
                .mapToDouble(place -> Math.max(
                        place.node().minHeight(place.width()), place.node().prefHeight(place.width())))
                .max()
                .orElse(0);
    }

    private List<List<Place>> rows(double width) {
        List<Node> nodes = getManagedChildren();
        if (nodes.isEmpty()) {
            return List.of();
        }
        Node head = nodes.get(0);
        List<Node> tools = nodes.subList(1, nodes.size());
        double toolsWidth =
                tools.stream().mapToDouble(tool -> width(tool) + getSpacing()).sum();
        if (head.minWidth(-1) + toolsWidth > width) {
            List<List<Place>> rows = new ArrayList<>();
            rows.add(List.of(new Place(head, 0, width)));
            rows.addAll(below(tools, width));
            return rows;
        }
        List<Place> row = new ArrayList<>();
        row.add(new Place(head, 0, width - toolsWidth));
        double left = width - toolsWidth + getSpacing();
        for (Node tool : tools) {
            row.add(new Place(tool, left, width(tool)));
            left += width(tool) + getSpacing();
        }
        return List.of(row);
    }

    private List<List<Place>> below(List<Node> tools, double width) {
        List<List<Place>> rows = new ArrayList<>();
        List<Place> row = new ArrayList<>();
        double left = 0;
        for (Node tool : tools) {
            double wide = Math.min(width, width(tool));
            if (!row.isEmpty() && left + wide > width) {
                rows.add(row);
                row = new ArrayList<>();
                left = 0;
            }
            row.add(new Place(tool, left, wide));
            left += wide + getSpacing();
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
        return rows;
    }

    private double width(Node node) {
        return snapSizeX(node.prefWidth(-1));
    }
}
