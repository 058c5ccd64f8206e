package org.phonebank.desktop.window.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Stages in rows that are read like text, joined by links: out of the computer, from stage to stage, and back into the
 * computer. All stages are equally wide.
 */
public final class ChainPane extends Pane {
    private static final double SIDE = 42;
    private static final double LINK = 30;
    /** How much of a stage's width grows with the text; the rest is paddings. */
    private static final double OF_STAGE_IN_TEXT = 0.95;

    private static final double ROW_GAP = 26;
    private static final double MOST_OF_LEAST = 1.45;
    /** Links leave and enter a stage at this height, so that stages of different heights are joined straight. */
    private static final double LINK_HEIGHT = 34;

    private final List<LinkLine> links = new ArrayList<>();
    private List<Node> stages = List.of();
    private Node begin = new Pane();
    private Node end = new Pane();
    private double leastWidth = 250;

    private double leastWidth() {
        return leastWidth * (1 + OF_STAGE_IN_TEXT * (TextSize.now(this) - 1));
    }

    private double linkHeight() {
        return LINK_HEIGHT * TextSize.now(this);
    }

    /** How wide a stage is at least, with text of the usual size; it is not half as much again. */
    public void setStageWidth(double least) {
        leastWidth = least;
        requestLayout();
    }

    /**
     * Shows a chain.
     *
     * @param source where tokens come from, drawn at the left of the first stage
     * @param sink where they go to, drawn at the right of the last stage
     * @return the links, one more than stages, in the order in which tokens pass them
     */
    public List<? extends Segment> show(Node source, List<? extends Node> cells, Node sink) {
        begin = source;
        end = sink;
        stages = List.copyOf(cells);
        while (links.size() > stages.size() + 1) {
            links.remove(links.size() - 1);
        }
        while (links.size() < stages.size() + 1) {
            links.add(new LinkLine());
        }
        List<Node> all = new ArrayList<>(links);
        all.add(begin);
        all.addAll(stages);
        all.add(end);
        getChildren().setAll(all);
        return List.copyOf(links);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return leastWidth() + 2 * SIDE;
    }

    @Override
    protected double computePrefWidth(double height) {
        return computeMinWidth(height);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        Grid grid = Grid.of(width <= 0 ? getWidth() : width, leastWidth());
        double height = 0;
        for (int first = 0; first < stages.size(); first += grid.columns()) {
            height += rowHeight(first, grid) + (first == 0 ? 0 : ROW_GAP);
        }
        return Math.max(height, 2 * linkHeight());
    }

    @Override
    protected void layoutChildren() {
        Grid grid = Grid.of(getWidth(), leastWidth());
        List<Point2D> corners = new ArrayList<>();
        double top = 0;
        for (int first = 0; first < stages.size(); first += grid.columns()) {
            double height = rowHeight(first, grid);
            for (int i = first; i < Math.min(stages.size(), first + grid.columns()); i++) {
                double left = snapPositionX(grid.left(i - first));
                layoutInArea(stages.get(i), left, top, grid.width(), height, 0, HPos.LEFT, VPos.TOP);
                corners.add(new Point2D(left, top));
            }
            top = snapPositionY(top + height + ROW_GAP);
        }
        place(begin, SIDE / 2 - 4, linkHeight());
        drawLinks(corners, grid);
    }

    private void drawLinks(List<Point2D> corners, Grid grid) {
        Point2D from = new Point2D(SIDE - 10, linkHeight());
        for (int i = 0; i < corners.size(); i++) {
            Point2D to = corners.get(i).add(0, linkHeight());
            links.get(i)
                    .draw(
                            from.getY() == to.getY()
                                    ? List.of(from, to)
                                    : around(from, to, corners.get(i).getY()));
            from = to.add(grid.width(), 0);
        }
        place(end, from.getX() + SIDE / 2 + 8, from.getY());
        links.get(corners.size()).draw(List.of(from, from.add(SIDE / 2 - 8, 0)));
    }

    /** Out at the right, through the gap above the row, and in again at the left. */
    private static List<Point2D> around(Point2D from, Point2D to, double top) {
        double right = from.getX() + LINK / 2;
        double left = to.getX() - LINK / 2;
        double gap = top - ROW_GAP / 2;
        return List.of(
                from,
                new Point2D(right, from.getY()),
                new Point2D(right, gap),
                new Point2D(left, gap),
                new Point2D(left, to.getY()),
                to);
    }

    private void place(Node node, double centerX, double centerY) {
        double width = node.prefWidth(-1);
        double height = node.prefHeight(-1);
        node.resizeRelocate(snapPositionX(centerX - width / 2), snapPositionY(centerY - height / 2), width, height);
    }

    private double rowHeight(int first, Grid grid) {
        double height = 0;
        for (Node stage : stages.subList(first, Math.min(stages.size(), first + grid.columns()))) {
            height = Math.max(height, stage.prefHeight(grid.width()));
        }
        return snapSizeY(height);
    }

    /** Where the columns are. */
    private record Grid(int columns, double width) {
        static Grid of(double all, double least) {
            double room = all - 2 * SIDE;
            int columns = Math.max(1, (int) Math.floor((room + LINK) / (least + LINK)));
            double width = Math.floor((room + LINK) / columns - LINK);
            return new Grid(columns, Math.max(0, Math.min(MOST_OF_LEAST * least, width)));
        }

        double left(int column) {
            return SIDE + column * (width + LINK);
        }
    }
}
