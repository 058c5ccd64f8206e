package org.phonebank.desktop.window.monitor;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.telemetry.Exports;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.monitor.ChartStyle.Swatch;

/**
 * A chart as a picture for documents: of a size of its own, whatever there is room for in the window, with what it shows, of whom,
 * when, and what its signs mean. Texts and lines are drawn as large as the picture is, not enlarged.
 */
final class ChartPicture {
    static final int WIDTH = 1920;
    static final int HEIGHT = 960;

    /** The picture may be shown half as large, or printed. */
    private static final double SCALE = 2;

    private static final double MARGIN = 24;
    private static final double TITLE = 1.5;
    private static final double LINE = 1.5;
    private static final double GAP = 18;
    private static final double SIGN_GAP = 14;
    /** Of a line of text, from its top. */
    private static final double SIGN_MIDDLE = 0.6;

    private final ChartViewModel chart;
    private final ChartStyle style;
    private final String subject;
    private final Messages messages;

    /** @param subject whose values they are; "" for those of all phones together */
    ChartPicture(ChartViewModel chart, ChartStyle style, String subject, Messages messages) {
        this.chart = chart;
        this.style = style;
        this.subject = subject;
        this.messages = messages;
    }

    Exports.Picture take() {
        Canvas canvas = new Canvas(WIDTH, HEIGHT);
        draw(canvas.getGraphicsContext2D(), WIDTH / SCALE - 2 * MARGIN, HEIGHT / SCALE - 2 * MARGIN);
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(style.paint(Swatch.PAPER));
        WritableImage image = canvas.snapshot(parameters, new WritableImage(WIDTH, HEIGHT));
        int[] pixels = new int[WIDTH * HEIGHT];
        image.getPixelReader().getPixels(0, 0, WIDTH, HEIGHT, PixelFormat.getIntArgbInstance(), pixels, 0, WIDTH);
        return new Exports.Picture(WIDTH, HEIGHT, pixels);
    }

    private void draw(GraphicsContext graphics, double width, double height) {
        graphics.scale(SCALE, SCALE);
        graphics.translate(MARGIN, MARGIN);
        Font text = style.font(Swatch.TEXT);
        Font value = style.font(Swatch.VALUE);
        Font title = Font.font(value.getFamily(), value.getSize() * TITLE);
        double head = title.getSize() * LINE;
        graphics.setTextBaseline(VPos.TOP);
        graphics.setFill(style.paint(Swatch.VALUE));
        graphics.setFont(title);
        String name = chart.kind().title();
        graphics.fillText(subject.isEmpty() ? name : messages.text("monitor.picture.title", name, subject), 0, 0);
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText(value(), width, 0);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFont(text);
        graphics.setFill(style.paint(Swatch.TEXT));
        graphics.fillText(time(), 0, head);
        double top = head + text.getSize() * LINE + GAP;
        double legend = chart.marksProperty().get().isEmpty() ? 0 : text.getSize() * LINE + GAP;
        graphics.save();
        graphics.translate(0, top);
        new ChartPainter(style, chart.kind().words()).draw(graphics, chart, width, height - top - legend);
        graphics.restore();
        legend(graphics, text, height - text.getSize());
    }

    /** What the signs mean that are drawn. */
    private void legend(GraphicsContext graphics, Font font, double top) {
        List<Severity> drawn = chart.marksProperty().get().stream()
                .map(Mark::severity)
                .distinct()
                .sorted()
                .toList();
        double left = 0;
        graphics.setFont(font);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.TOP);
        Text measure = new Text();
        measure.setFont(font);
        for (Severity severity : drawn) {
            String words = messages.text("incident.severity", severity);
            measure.setText(words);
            graphics.setFill(style.paint(Swatch.of(severity)));
            graphics.save();
            graphics.translate(left, top + font.getSize() * SIGN_MIDDLE - SIGN_GAP / 3);
            ChartPainter.sign(graphics, severity, SIGN_GAP / 2);
            graphics.restore();
            graphics.setFill(style.paint(Swatch.TEXT));
            graphics.fillText(words, left + SIGN_GAP + 2, top);
            left += SIGN_GAP + measure.getLayoutBounds().getWidth() + GAP;
        }
    }

    /** The latest, unless a person points at another one: then its time is said with it. */
    private String value() {
        String value = chart.valueProperty().get();
        boolean latest = chart.cursorProperty().get() == ChartViewModel.NOWHERE;
        return latest ? messages.text("monitor.picture.latest", value) : value;
    }

    /** From when to when, and on which clock. */
    private String time() {
        TimeWindow window = chart.windowProperty().get();
        ZonedDateTime from = Instant.ofEpochMilli(window.from()).atZone(chart.zone());
        ZonedDateTime to = Instant.ofEpochMilli(window.to()).atZone(chart.zone());
        DateTimeFormatter date =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(messages.locale());
        boolean oneDay = from.toLocalDate().equals(to.toLocalDate());
        return messages.text(
                "monitor.picture.time",
                date.format(from) + " " + TimeTicks.clock(window.from(), chart.zone()),
                (oneDay ? "" : date.format(to) + " ") + TimeTicks.clock(window.to(), chart.zone()),
                "UTC" + to.getOffset().getId().replace("Z", ""));
    }
}
