package org.phonebank.desktop.window.control;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;

/** The link between two cards of the chain: a line with an arrow, and a dot while a token travels along it. */
final class LinkLine extends Group implements Segment {
    private static final double DOT = 10;
    private static final double ARROW = 4;
    private static final double BEND = 8;

    private final Path line = new Path();
    private final Polygon arrow = new Polygon(-2 * ARROW, -ARROW, 0, 0, -2 * ARROW, ARROW);
    private final Region dot = new Region();
    private List<Point2D> corners = List.of();
    private double progress = -1;

    LinkLine() {
        line.getStyleClass().add("chain-line");
        arrow.getStyleClass().add("chain-arrow");
        dot.getStyleClass().add("chain-pulse");
        dot.setManaged(false);
        dot.resize(DOT, DOT);
        dot.setVisible(false);
        getChildren().addAll(line, arrow, dot);
        setManaged(false);
        setMouseTransparent(true);
    }

    /**
     * Draws the line.
     *
     * @param through at least two points, each straight beside or below the one before
     */
    void draw(List<Point2D> through) {
        if (through.equals(corners)) {
            return;
        }
        corners = List.copyOf(through);
        line.getElements()
                .setAll(new MoveTo(corners.get(0).getX(), corners.get(0).getY()));
        for (int i = 1; i < corners.size() - 1; i++) {
            bend(corners.get(i - 1), corners.get(i), corners.get(i + 1));
        }
        Point2D end = corners.get(corners.size() - 1);
        line.getElements().add(new LineTo(end.getX(), end.getY()));
        arrow.setLayoutX(end.getX());
        arrow.setLayoutY(end.getY());
        light(progress);
    }

    private void bend(Point2D before, Point2D corner, Point2D after) {
        double radius = Math.min(BEND, Math.min(before.distance(corner), corner.distance(after)) / 2);
        Point2D in = corner.add(before.subtract(corner).normalize().multiply(radius));
        Point2D out = corner.add(after.subtract(corner).normalize().multiply(radius));
        boolean clockwise =
                corner.subtract(before).crossProduct(after.subtract(corner)).getZ() > 0;
        line.getElements().add(new LineTo(in.getX(), in.getY()));
        line.getElements().add(new ArcTo(radius, radius, 0, out.getX(), out.getY(), false, clockwise));
    }

    @Override
    public void light(double along) {
        progress = along;
        dot.setVisible(along >= 0 && !corners.isEmpty());
        if (dot.isVisible()) {
            Point2D at = pointAt(along);
            dot.relocate(at.getX() - DOT / 2, at.getY() - DOT / 2);
        }
    }

    private Point2D pointAt(double share) {
        double length = 0;
        for (int i = 1; i < corners.size(); i++) {
            length += corners.get(i).distance(corners.get(i - 1));
        }
        double left = share * length;
        for (int i = 1; i < corners.size(); i++) {
            double leg = corners.get(i).distance(corners.get(i - 1));
            if (left <= leg && leg > 0) {
                return corners.get(i - 1).interpolate(corners.get(i), left / leg);
            }
            left -= leg;
        }
        return corners.get(corners.size() - 1);
    }
}
