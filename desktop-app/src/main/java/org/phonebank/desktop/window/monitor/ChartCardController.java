package org.phonebank.desktop.window.monitor;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.util.Subscription;
import org.phonebank.desktop.window.base.Messages;

/** Binds one chart with its title and its latest value. */
public final class ChartCardController {
    private static final String FILE = "phonebank";

    private final ChartViewModel chart;
    private final ChartStyle style;
    private final Saving saving;
    private final String subject;
    private final String fileName;
    private final Messages messages;
    private Subscription subscription = Subscription.EMPTY;

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

    /** @param subject whose values they are; "" for those of all phones together */
    ChartCardController(ChartViewModel chart, ChartStyle style, Saving saving, String subject, Messages messages) {
        this.chart = chart;
        this.style = style;
        this.saving = saving;
        this.subject = subject;
        this.fileName = subject.isEmpty() ? FILE : FILE + "-" + subject;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        title.setText(chart.kind().title());
        title.setTooltip(new Tooltip(chart.kind().title()));
        value.textProperty().bind(chart.valueProperty());
        menu.setAccessibleText(messages.text("monitor.chart.menu", chart.kind().title()));
        savePicture.setOnAction(event -> saving.picture(
                new ChartPicture(chart, style, subject, messages).take(),
                fileName + "-" + chart.kind().name()));
        subscription = timeChart.show(chart, style);
    }

    void end() {
        subscription.unsubscribe();
    }
}
