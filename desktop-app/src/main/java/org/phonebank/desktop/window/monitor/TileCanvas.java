package org.phonebank.desktop.window.monitor;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.telemetry.Measure;
import org.phonebank.desktop.telemetry.Trace;
import org.phonebank.desktop.window.monitor.ChartStyle.Swatch;
import org.phonebank.desktop.window.monitor.TraceLine.Box;

/**
 * The values of one phone with their sparklines, two by two. All of it is drawn on one canvas: labels that change twice a second
 * would have the whole page laid out as often.
 */
final class TileCanvas extends Region {
    private static final int COLUMNS = 2;
    private static final double GAP = 14;
    private static final double THICKNESS = 1.4;
    private static final double LINE_HEIGHT = 1.35;
    /** Less of a move than this would not be seen. */
    private static final double LEAST_MOVE = 0.5;

    private static final Scale CELSIUS = new Scale(20, 50);

    private final ChartStyle style;
    private final Canvas canvas = new Canvas();
    private final TraceLine line = new TraceLine();
    private @Nullable TileViewModel tile;
    private @Nullable TimeWindow drawn;
    private List<String> drawnValues = List.of();

    TileCanvas(ChartStyle style) {
        this.style = style;
        canvas.setManaged(false);
        getChildren().add(canvas);
    }

    void show(@Nullable TileViewModel shown) {
        tile = shown;
        drawn = null;
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            TimeWindow again = drawn;
            drawn = null;
            if (again != null) {
                draw(again);
            }
        }
    }

    /** Draws anew what is drawn, as when colours have changed. */
    void drawAgain() {
        TimeWindow again = drawn;
        drawn = null;
        if (again != null) {
            draw(again);
        }
    }

    /** Draws unless nobody would see the difference. */
    void draw(TimeWindow window) {
        TileViewModel shown = tile;
        if (shown == null) {
            return;
        }
        List<String> values = TileViewModel.MEASURES.stream().map(shown::value).toList();
        if (values.equals(drawnValues) && !moved(window)) {
            return;
        }
        drawn = window;
        drawnValues = values;
        if (canvas.getWidth() < 1 || canvas.getHeight() < 1) {
            return;
        }
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        int rows = (TileViewModel.MEASURES.size() + COLUMNS - 1) / COLUMNS;
        double width = (canvas.getWidth() - (COLUMNS - 1) * GAP) / COLUMNS;
        double height = canvas.getHeight() / rows;
        for (int i = 0; i < TileViewModel.MEASURES.size(); i++) {
            double left = i % COLUMNS * (width + GAP);
            double top = Math.floorDiv(i, COLUMNS) * height;
            cell(graphics, shown, TileViewModel.MEASURES.get(i), new Box(left, top, width, height), window);
        }
    }

    private boolean moved(TimeWindow window) {
        TimeWindow before = drawn;
        if (before == null || before.millis() != window.millis()) {
            return true;
        }
        double pixels = canvas.getWidth() / COLUMNS * (window.to() - before.to()) / window.millis();
        return Math.abs(pixels) >= LEAST_MOVE;
    }

    private void cell(GraphicsContext graphics, TileViewModel shown, Measure measure, Box cell, TimeWindow window) {
        double lineHeight = style.font(Swatch.VALUE).getSize() * LINE_HEIGHT;
        double baseline = cell.top() + lineHeight * 0.75;
        graphics.setTextBaseline(VPos.BASELINE);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFont(style.font(Swatch.TEXT));
        graphics.setFill(style.paint(Swatch.TEXT));
        graphics.fillText(shown.title(measure), cell.left(), baseline);
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setFont(style.font(Swatch.VALUE));
        graphics.setFill(style.paint(Swatch.VALUE));
        graphics.fillText(shown.value(measure), cell.right(), baseline);
        Box box = new Box(
                cell.left(), cell.top() + lineHeight, cell.width(), Math.max(1, cell.height() - lineHeight - 5));
        Trace trace = Trace.of(shown.series(measure), window.from(), window.to(), (int) Math.max(1, cell.width()));
        Axis axis = (measure == Measure.TEMPERATURE ? CELSIUS : Scale.PERCENT).axisFor(trace, 2);
        graphics.setStroke(style.paint(Swatch.GRID));
        graphics.setLineWidth(1);
        double ground = Math.floor(box.bottom()) + 0.5;
        graphics.strokeLine(box.left(), ground, box.right(), ground);
        Swatch swatch = Swatch.of(measure.name());
        line.area(graphics, trace, axis, box, style.veil(swatch));
        line.line(graphics, trace, axis, box, style.paint(swatch), THICKNESS);
    }
}
