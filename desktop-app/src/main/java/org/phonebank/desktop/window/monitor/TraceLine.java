package org.phonebank.desktop.window.monitor;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import org.phonebank.desktop.telemetry.Trace;

/** Draws a trace into a rectangle. Its arrays are used again and again. */
final class TraceLine {
    private static final double DOT = 5;

    private double[] x = new double[256];
    private double[] y = new double[256];

    /** Where to draw; the edges are pixels of the canvas. */
    record Box(double left, double top, double width, double height) {
        double x(double position) {
            return left + position * width;
        }

        double y(double position) {
            return top + (1 - position) * height;
        }

        double bottom() {
            return top + height;
        }

        double right() {
            return left + width;
        }
    }

    /** The mean as a line. */
    void line(GraphicsContext graphics, Trace trace, Axis axis, Box box, Paint paint, double thickness) {
        graphics.setStroke(paint);
        graphics.setLineWidth(thickness);
        int begin = 0;
        for (int i = 1; i <= trace.size(); i++) {
            if (i == trace.size() || trace.afterGap(i)) {
                stroke(graphics, trace, axis, box, begin, i);
                begin = i;
            }
        }
    }

    private void stroke(GraphicsContext graphics, Trace trace, Axis axis, Box box, int begin, int end) {
        makeRoom(end - begin);
        for (int i = begin; i < end; i++) {
            x[i - begin] = box.x(trace.position(i));
            y[i - begin] = box.y(axis.position(trace.mean(i)));
        }
        if (end - begin == 1) {
            // A lone sample would not be seen.
            graphics.strokeLine(x[0] - 1, y[0], x[0], y[0]);
        } else if (end > begin) {
            graphics.strokePolyline(x, y, end - begin);
        }
    }

    /** What lies between the least and the most, or below the mean where both are the same, as an area. */
    void area(GraphicsContext graphics, Trace trace, Axis axis, Box box, Paint paint) {
        graphics.setFill(paint);
        int begin = 0;
        for (int i = 1; i <= trace.size(); i++) {
            if (i == trace.size() || trace.afterGap(i)) {
                fill(graphics, trace, axis, box, begin, i);
                begin = i;
            }
        }
    }

    private void fill(GraphicsContext graphics, Trace trace, Axis axis, Box box, int begin, int end) {
        int size = end - begin;
        if (size < 2) {
            return;
        }
        makeRoom(size + 2);
        for (int i = 0; i < size; i++) {
            x[i] = box.x(trace.position(begin + i));
            y[i] = box.y(axis.position(trace.mean(begin + i)));
        }
        x[size] = x[size - 1];
        y[size] = box.bottom();
        x[size + 1] = x[0];
        y[size + 1] = box.bottom();
        graphics.fillPolygon(x, y, size + 2);
    }

    /** From the least to the most of each column, where they differ. */
    void spread(GraphicsContext graphics, Trace trace, Axis axis, Box box, Paint paint) {
        graphics.setFill(paint);
        double width = Math.max(1, box.width() / Math.max(1, trace.size()));
        for (int i = 0; i < trace.size(); i++) {
            double top = box.y(axis.position(trace.most(i)));
            double height = box.y(axis.position(trace.least(i))) - top;
            if (height > 1) {
                graphics.fillRect(box.x(trace.position(i)) - width / 2, top, width, height);
            }
        }
    }

    /** Each value by itself. */
    void dots(GraphicsContext graphics, Trace trace, Axis axis, Box box, Paint paint) {
        graphics.setFill(paint);
        for (int i = 0; i < trace.size(); i++) {
            double centre = box.x(trace.position(i));
            if (centre >= box.left()) {
                graphics.fillOval(centre - DOT / 2, box.y(axis.position(trace.mean(i))) - DOT / 2, DOT, DOT);
            }
        }
    }

    private void makeRoom(int points) {
        if (x.length < points) {
            x = new double[2 * points];
            y = new double[2 * points];
        }
    }
}
