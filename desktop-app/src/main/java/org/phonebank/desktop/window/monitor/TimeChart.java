package org.phonebank.desktop.window.monitor;

import javafx.beans.InvalidationListener;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.control.TextSize;
import org.phonebank.desktop.window.monitor.TraceLine.Box;

/**
 * A chart on a canvas, drawn anew when there is something new. The mouse, or with the focus the arrow keys, point at a moment.
 */
public final class TimeChart extends Region {
    private static final double KEY_STEP = 0.02;
    private static final double PREFERRED_HEIGHT = 92;
    private static final double LEAST_WIDTH = 120;

    private final Canvas canvas = new Canvas();
    private final Tooltip event = new Tooltip();
    private final InvalidationListener redraw = change -> requestLayout();
    private @Nullable ChartViewModel chart;
    private @Nullable ChartPainter painter;
    private Box box = new Box(0, 0, 1, 1);

    /** Makes one that shows nothing yet. */
    public TimeChart() {
        getStyleClass().add("time-chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setManaged(false);
        getChildren().add(canvas);
        event.setShowDelay(Duration.millis(150));
        event.setWrapText(true);
        event.setMaxWidth(360);
        addEventHandler(MouseEvent.MOUSE_MOVED, moved -> point(moved.getX()));
        addEventHandler(MouseEvent.MOUSE_EXITED, exited -> pointNowhere());
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                pointNowhere();
            }
        });
    }

    /**
     * Begins to draw.
     *
     * @return ends it
     */
    Subscription show(ChartViewModel shown, ChartStyle style) {
        chart = shown;
        painter = new ChartPainter(style, shown.kind().axisWords());
        style.versionProperty().addListener(redraw);
        Subscription window = shown.windowProperty().subscribe((before, now) -> draw());
        Subscription cursor = shown.cursorProperty().subscribe((before, now) -> draw());
        Subscription words = shown.valueProperty().subscribe(value -> {
            setAccessibleText(shown.kind().title() + ", " + value);
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        });
        requestLayout();
        return Subscription.combine(
                window, cursor, words, () -> style.versionProperty().removeListener(redraw));
    }

    private void point(double x) {
        ChartViewModel shown = chart;
        if (shown != null) {
            shown.point((x - getInsets().getLeft() - box.left()) / box.width());
            tell(shown.eventAtCursor());
        }
    }

    private void pointNowhere() {
        if (chart != null) {
            chart.pointNowhere();
            tell("");
        }
    }

    private void tell(String words) {
        if (words.isEmpty()) {
            Tooltip.uninstall(this, event);
            event.hide();
        } else if (!words.equals(event.getText()) || !event.isShowing()) {
            event.setText(words);
            Tooltip.install(this, event);
        }
    }

    private void press(KeyEvent key) {
        ChartViewModel shown = chart;
        if (shown == null) {
            return;
        }
        switch (key.getCode()) {
            case LEFT -> shown.moveCursor(-KEY_STEP);
            case RIGHT -> shown.moveCursor(KEY_STEP);
            case HOME -> shown.point(0);
            case END -> shown.point(1);
            default -> {
                return;
            }
        }
        String happened = shown.eventAtCursor();
        if (!happened.isEmpty()) {
            setAccessibleText(happened);
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
        key.consume();
    }

    @Override
    protected double computePrefHeight(double width) {
        return PREFERRED_HEIGHT * TextSize.now(this)
                + getInsets().getTop()
                + getInsets().getBottom();
    }

    @Override
    protected double computeMinWidth(double height) {
        return LEAST_WIDTH * TextSize.now(this);
    }

    @Override
    protected double computePrefWidth(double height) {
        return LEAST_WIDTH * TextSize.now(this);
    }

    @Override
    protected void layoutChildren() {
        canvas.setLayoutX(getInsets().getLeft());
        canvas.setLayoutY(getInsets().getTop());
        canvas.setWidth(
                Math.max(0, getWidth() - getInsets().getLeft() - getInsets().getRight()));
        canvas.setHeight(
                Math.max(0, getHeight() - getInsets().getTop() - getInsets().getBottom()));
        draw();
    }

    private void draw() {
        if (chart != null && painter != null && canvas.getWidth() > 1 && canvas.getHeight() > 1) {
            box = painter.draw(canvas.getGraphicsContext2D(), chart, canvas.getWidth(), canvas.getHeight());
        }
    }
}
