package org.phonebank.desktop.window.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Tone;

/**
 * All layers of the model in one row, divided among the stages of the chain. The boundaries between stages are dragged, or
 * moved with the arrow keys when they have the focus.
 */
public final class LayerStrip extends Region {
    private static final double BLOCKS = 30;
    private static final double NAMES = 20;
    private static final double GAP = 10;
    private static final double BLOCK_GAP = 2;
    private static final double NUMBER_ROOM = 20;

    private final List<Label> blocks = new ArrayList<>();
    private final List<Label> names = new ArrayList<>();
    private final List<Region> handles = new ArrayList<>();
    private List<StripPart> parts = List.of();
    private Listener listener = new Listener() {};
    private double grabbedAt;
    private int dragged = -1;

    /** What a person does to a boundary; it is the one behind a stage, counted from 0. */
    public interface Listener {
        /** It is being dragged to before this layer, counted from 0. */
        default void dragged(int stage, int layer) {}

        /** It was dropped before this layer. */
        default void dropped(int stage, int layer) {}

        /** The drag was given up. */
        default void abandoned() {}

        /** It was moved by this many layers with keys. */
        default void nudged(int stage, int layers) {}
    }

    public LayerStrip() {
        getStyleClass().add("layer-strip");
        setAccessibleRole(AccessibleRole.NODE);
    }

    public void setListener(Listener who) {
        listener = who;
    }

    /** Draws the stages; a boundary that has the focus or is being dragged stays so. */
    public void show(List<StripPart> stages) {
        boolean same = stages.size() == parts.size() && layers(stages) == layers(parts);
        parts = List.copyOf(stages);
        if (!same) {
            build();
        }
        int layer = 0;
        for (int stage = 0; stage < parts.size(); stage++) {
            StripPart part = parts.get(stage);
            names.get(stage).setText(part.name());
            names.get(stage).getTooltip().setText(part.words());
            Tones.show(names.get(stage), part.tone());
            names.get(stage).setGraphic(part.tone() == Tone.NEUTRAL ? new FontIcon("fth-clock") : null);
            for (int i = 0; i < part.layers(); i++) {
                Label block = blocks.get(layer++);
                Tones.show(block, part.tone());
                block.pseudoClassStateChanged(Nodes.ODD, stage % 2 == 1);
            }
            if (stage < handles.size()) {
                handles.get(stage).setAccessibleText(part.boundaryWords());
            }
        }
        requestLayout();
    }

    private static int layers(List<StripPart> stages) {
        return stages.stream().mapToInt(StripPart::layers).sum();
    }

    private void build() {
        dragged = -1;
        blocks.clear();
        names.clear();
        handles.clear();
        int all = layers(parts);
        for (int layer = 0; layer < all; layer++) {
            Label block = new Label(String.valueOf(layer + 1));
            block.getStyleClass().addAll("strip-block", "figures");
            block.setAlignment(Pos.CENTER);
            block.setMinWidth(0);
            blocks.add(block);
        }
        for (int stage = 0; stage < parts.size(); stage++) {
            Label name = new Label();
            name.getStyleClass().add("strip-name");
            name.setMinWidth(0);
            name.setTooltip(new Tooltip());
            names.add(name);
            if (stage < parts.size() - 1) {
                handles.add(handle(stage));
            }
        }
        getChildren().setAll(blocks);
        getChildren().addAll(names);
        getChildren().addAll(handles);
    }

    private Region handle(int stage) {
        Region handle = new Region();
        handle.getStyleClass().add("strip-handle");
        handle.setCursor(Cursor.H_RESIZE);
        handle.setFocusTraversable(true);
        handle.setAccessibleRole(AccessibleRole.SLIDER);
        handle.setOnMousePressed(event -> press(event, stage, handle));
        handle.setOnMouseDragged(event -> drag(event, stage));
        handle.setOnMouseReleased(event -> release(event, stage));
        handle.setOnKeyPressed(event -> key(event, stage));
        return handle;
    }

    private void press(MouseEvent event, int stage, Region handle) {
        if (event.getButton() == MouseButton.PRIMARY) {
            handle.requestFocus();
            dragged = stage;
            grabbedAt = event.getX() - handle.getWidth() / 2;
            event.consume();
        }
    }

    private void drag(MouseEvent event, int stage) {
        if (dragged == stage) {
            listener.dragged(stage, layerAt(event));
            event.consume();
        }
    }

    private void release(MouseEvent event, int stage) {
        if (dragged == stage) {
            dragged = -1;
            listener.dropped(stage, layerAt(event));
            event.consume();
        }
    }

    private void key(KeyEvent event, int stage) {
        int step = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
        if (step != 0) {
            listener.nudged(stage, step);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && dragged >= 0) {
            dragged = -1;
            listener.abandoned();
            event.consume();
        }
    }

    /** The boundary nearest to the pointer, whatever the stages are now. */
    private int layerAt(MouseEvent event) {
        double x = sceneToLocal(event.getSceneX(), event.getSceneY()).getX() - grabbedAt;
        return (int) Math.round(x / Math.max(1, getWidth()) * blocks.size());
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + snapSizeY((BLOCKS + NAMES) * TextSize.now(this)) + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double top = snappedTopInset();
        double blockHeight = blockHeight();
        double nameHeight = snapSizeY(NAMES * TextSize.now(this));
        double pitch = getWidth() / Math.max(1, blocks.size());
        double gap = Math.min(GAP, pitch / 2);
        int layer = 0;
        for (int stage = 0; stage < parts.size(); stage++) {
            int first = layer;
            int end = first + parts.get(stage).layers();
            for (; layer < end; layer++) {
                double left = layer == first && first > 0 ? gap / 2 : BLOCK_GAP / 2;
                double right = layer == end - 1 && end < blocks.size() ? gap / 2 : BLOCK_GAP / 2;
                place(blocks.get(layer), layer * pitch + left, pitch - left - right, top);
            }
            double from = snapPositionX(first * pitch + (first > 0 ? gap / 2 : 0));
            names.get(stage)
                    .resizeRelocate(from, top + blockHeight, Math.max(0, end * pitch - gap / 2 - from), nameHeight);
            if (stage < handles.size()) {
                handles.get(stage).resizeRelocate(snapPositionX(end * pitch - GAP / 2), top - 3, GAP, blockHeight + 6);
            }
        }
    }

    private void place(Label block, double left, double width, double top) {
        double from = snapPositionX(left);
        double wide = Math.max(1, snapPositionX(left + width) - from);
        block.setContentDisplay(
                wide < NUMBER_ROOM * TextSize.now(this) ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY);
        block.resizeRelocate(from, top, wide, blockHeight());
    }

    private double blockHeight() {
        return snapSizeY(BLOCKS * TextSize.now(this));
    }
}
