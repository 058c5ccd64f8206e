package org.phonebank.desktop.window.monitor;

import java.util.List;
import java.util.function.DoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.telemetry.Trace;
import org.phonebank.desktop.window.monitor.ChartStyle.Swatch;
import org.phonebank.desktop.window.monitor.TraceLine.Box;

/** Draws a chart: grid, axes, the trace, what happened, and the moment that is pointed at. */
final class ChartPainter {
    private static final double GAP = 6;
    private static final double LEAST_PIXELS_PER_TICK = 20;
    private static final double THICKNESS = 1.6;
    private static final double SIGN = 4.5;
    private static final double CURSOR_DOT = 7;

    private final ChartStyle style;
    private final DoubleFunction<String> axisWords;
    private final TraceLine line = new TraceLine();
    private final Text measure = new Text();

    /** @param axisWords of a round value */
    ChartPainter(ChartStyle style, DoubleFunction<String> axisWords) {
        this.style = style;
        this.axisWords = axisWords;
    }

    /** Draws all of a chart on a canvas that is as large, and says where the values are. */
    Box draw(GraphicsContext graphics, ChartViewModel chart, double width, double height) {
        graphics.clearRect(0, 0, width, height);
        TimeWindow window = chart.windowProperty().get();
        Font font = style.font(Swatch.TEXT);
        double lineHeight = font.getSize() * 1.4;
        double top = SIGN * 2 + 3;
        double plotHeight = Math.max(1, height - lineHeight - top);
        Trace trace = Trace.of(chart.series(), window.from(), window.to(), (int) Math.max(1, width));
        int ticks = (int) Math.max(2, Math.min(6, plotHeight / LEAST_PIXELS_PER_TICK));
        Axis axis = chart.kind().scale().axisFor(trace, ticks);
        double left = widest(axis, font) + GAP;
        Box box = new Box(left, top, Math.max(1, width - left - SIGN), plotHeight);
        grid(graphics, axis, box, font);
        times(graphics, window, chart, box, font, height);
        trace(graphics, chart, trace, axis, box);
        marks(graphics, window, chart.marksProperty().get(), box);
        cursor(graphics, chart, window, trace, axis, box);
        return box;
    }

    private double widest(Axis axis, Font font) {
        // At least as wide as most are, so that charts above each other line up.
        double widest = width("0000 ms", font);
        for (double tick : axis.ticks()) {
            widest = Math.max(widest, width(axisWords.apply(tick), font));
        }
        return widest;
    }

    private double width(String words, Font font) {
        measure.setFont(font);
        measure.setText(words);
        return measure.getLayoutBounds().getWidth();
    }

    private void grid(GraphicsContext graphics, Axis axis, Box box, Font font) {
        graphics.setFont(font);
        graphics.setFill(style.paint(Swatch.TEXT));
        graphics.setStroke(style.paint(Swatch.GRID));
        graphics.setLineWidth(1);
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setTextBaseline(VPos.CENTER);
        for (double tick : axis.ticks()) {
            // On the middle of a pixel, so that the line is thin.
            double y = Math.floor(box.y(axis.position(tick))) + 0.5;
            graphics.strokeLine(box.left(), y, box.right(), y);
            graphics.fillText(axisWords.apply(tick), box.left() - GAP, y);
        }
    }

    private void times(
            GraphicsContext graphics, TimeWindow window, ChartViewModel chart, Box box, Font font, double height) {
        double widest = width("00:00:00", font);
        int most = (int) Math.max(1, box.width() / (widest * 1.25));
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.BOTTOM);
        for (TimeTicks.Tick tick : TimeTicks.of(window, chart.zone(), most)) {
            double x = box.x(window.position(tick.time()));
            if (x - widest / 2 >= box.left() - GAP && x + widest / 2 <= box.right() + SIGN) {
                graphics.fillText(tick.words(), x, height);
            }
        }
    }

    private void trace(GraphicsContext graphics, ChartViewModel chart, Trace trace, Axis axis, Box box) {
        Swatch swatch = Swatch.of(chart.kind().name());
        graphics.save();
        graphics.beginPath();
        graphics.rect(box.left(), 0, box.width() + SIGN, box.bottom() + 1);
        graphics.clip();
        if (chart.kind().dots()) {
            line.dots(graphics, trace, axis, box, style.paint(swatch));
        } else {
            line.area(graphics, trace, axis, box, style.veil(swatch));
            line.spread(graphics, trace, axis, box, style.veil(swatch));
            line.line(graphics, trace, axis, box, style.paint(swatch), THICKNESS);
        }
        graphics.restore();
    }

    private void marks(GraphicsContext graphics, TimeWindow window, List<Mark> marks, Box box) {
        graphics.setLineWidth(1);
        for (Mark mark : marks) {
            double x = Math.floor(box.x(window.position(mark.time()))) + 0.5;
            Swatch swatch = Swatch.of(mark.severity());
            graphics.setStroke(style.paint(swatch));
            graphics.setFill(style.paint(swatch));
            graphics.setLineDashes(3, 3);
            graphics.strokeLine(x, box.top(), x, box.bottom());
            graphics.setLineDashes();
            sign(graphics, mark.severity(), x);
        }
    }

    /** A circle, a triangle or a square: the shape tells how much it matters, not the colour alone. */
    static void sign(GraphicsContext graphics, Severity severity, double x) {
        switch (severity) {
            case NOTE -> graphics.fillOval(x - SIGN + 1, 1, 2 * SIGN - 2, 2 * SIGN - 2);
            case WARNING ->
                graphics.fillPolygon(new double[] {x - SIGN, x + SIGN, x}, new double[] {2 * SIGN, 2 * SIGN, 0}, 3);
            case TROUBLE -> graphics.fillRect(x - SIGN + 0.5, 0.5, 2 * SIGN - 1, 2 * SIGN - 1);
        }
    }

    private void cursor(
            GraphicsContext graphics, ChartViewModel chart, TimeWindow window, Trace trace, Axis axis, Box box) {
        long time = chart.cursorProperty().get();
        if (!window.contains(time)) {
            return;
        }
        double position = window.position(time);
        double x = Math.floor(box.x(position)) + 0.5;
        graphics.setStroke(style.paint(Swatch.CURSOR));
        graphics.setLineWidth(1);
        graphics.strokeLine(x, box.top(), x, box.bottom());
        int nearest = -1;
        double least = chart.near();
        for (int i = 0; i < trace.size(); i++) {
            if (Math.abs(trace.position(i) - position) <= least) {
                least = Math.abs(trace.position(i) - position);
                nearest = i;
            }
        }
        if (nearest >= 0) {
            graphics.setFill(style.paint(Swatch.of(chart.kind().name())));
            graphics.fillOval(
                    box.x(trace.position(nearest)) - CURSOR_DOT / 2,
                    box.y(axis.position(trace.mean(nearest))) - CURSOR_DOT / 2,
                    CURSOR_DOT,
                    CURSOR_DOT);
        }
    }
}
