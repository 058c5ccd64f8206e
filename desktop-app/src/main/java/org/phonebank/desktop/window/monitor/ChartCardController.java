package org.phonebank.desktop.window.monitor;

import javafx.fxml.FXML;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Transform;
import javafx.util.Subscription;
import org.phonebank.desktop.telemetry.Exports;
import org.phonebank.desktop.window.base.Messages;

/** Binds one chart with its title and its latest value. */
public final class ChartCardController {
    /** Pictures go into documents, where they may be enlarged. */
    private static final double PICTURE_SCALE = 2;

    private final ChartViewModel chart;
    private final ChartStyle style;
    private final Saving saving;
    private final String fileName;
    private final Messages messages;
    private Subscription subscription = Subscription.EMPTY;

    @FXML
    private VBox card;

    @FXML
    private Label title;

    @FXML
    private Label value;

    @FXML
    private MenuButton menu;

    @FXML
    private MenuItem savePicture;

    @FXML
    private TimeChart timeChart;

    /** @param fileName without ending, suggested for pictures */
    ChartCardController(ChartViewModel chart, ChartStyle style, Saving saving, String fileName, Messages messages) {
        this.chart = chart;
        this.style = style;
        this.saving = saving;
        this.fileName = fileName;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        title.setText(chart.kind().title());
        title.setTooltip(new Tooltip(chart.kind().title()));
        value.textProperty().bind(chart.valueProperty());
        menu.setAccessibleText(messages.text("monitor.chart.menu", chart.kind().title()));
        savePicture.setOnAction(
                event -> saving.picture(picture(), fileName + "-" + chart.kind().name()));
        subscription = timeChart.show(chart, style);
    }

    private Exports.Picture picture() {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(PICTURE_SCALE, PICTURE_SCALE));
        parameters.setFill(style.paint(ChartStyle.Swatch.PAPER));
        menu.setVisible(false);
        WritableImage image = card.snapshot(parameters, null);
        menu.setVisible(true);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return new Exports.Picture(width, height, pixels);
    }

    void end() {
        subscription.unsubscribe();
    }
}
