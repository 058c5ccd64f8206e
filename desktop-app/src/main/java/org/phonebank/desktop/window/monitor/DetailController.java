package org.phonebank.desktop.window.monitor;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.Views;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.control.Tones;

/** Binds the pane that shows one phone in full. */
public final class DetailController {
    private final DetailViewModel detail;
    private final MonitorViewModel monitor;
    private final ChartCards charts;
    private final Messages messages;
    private Subscription subscription = Subscription.EMPTY;

    @FXML
    private Label name;

    @FXML
    private Label facts;

    @FXML
    private MenuItem saveData;

    @FXML
    private Button close;

    @FXML
    private VBox signs;

    @FXML
    private VBox chartBox;

    @FXML
    private Label noEvents;

    @FXML
    private VBox events;

    DetailController(
            DetailViewModel detail,
            MonitorViewModel monitor,
            Saving saving,
            ChartStyle style,
            Messages messages,
            Views views) {
        this.detail = detail;
        this.monitor = monitor;
        this.messages = messages;
        String phone = detail.tile().nameProperty().get();
        charts = new ChartCards(detail.charts(), style, saving, phone, messages, views);
    }

    @FXML
    void initialize() {
        name.textProperty().bind(detail.tile().nameProperty());
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(detail.tile().nameProperty());
        name.setTooltip(whole);
        facts.textProperty().bind(detail.tile().factsProperty());
        saveData.setOnAction(event -> monitor.savePhone());
        close.setOnAction(event -> monitor.closeDetail());
        chartBox.getChildren().setAll(charts.nodes());
        subscription = Subscription.combine(
                detail.eventsProperty().subscribe(this::showEvents),
                detail.tile().badgesProperty().subscribe(this::showSigns));
        Nodes.showWhile(signs, detail.tile().badgesProperty().map(badges -> !badges.isEmpty()));
        Nodes.showWhile(noEvents, detail.eventsProperty().map(List::isEmpty));
    }

    /** What is to be said of the phone, with why. */
    private void showSigns(List<Badge> badges) {
        signs.getChildren().setAll(badges.stream().map(this::sign).toList());
    }

    private HBox sign(Badge badge) {
        Label words = new Label(messages.text("monitor.badge", badge), new FontIcon(BadgeIcons.of(badge)));
        words.getStyleClass().addAll("state-pill", "small", "tile-sign");
        words.setMinWidth(Label.USE_PREF_SIZE);
        Tones.show(words, badge.tone());
        Label why = new Label(messages.text("monitor.badge.why", badge));
        why.getStyleClass().add("text-muted");
        why.setWrapText(true);
        HBox row = new HBox(words, why);
        row.getStyleClass().add("detail-sign");
        return row;
    }

    /** The newest first. */
    private void showEvents(List<Mark> marks) {
        events.getChildren().clear();
        for (int i = marks.size() - 1; i >= 0; i--) {
            events.getChildren().add(row(marks.get(i)));
        }
    }

    private HBox row(Mark mark) {
        FontIcon icon = new FontIcon(icon(mark.severity()));
        Label time = new Label(detail.clock(mark));
        time.getStyleClass().addAll("text-muted", "figures");
        time.setMinWidth(Label.USE_PREF_SIZE);
        Label sentence = new Label(messages.say(mark.telling()));
        sentence.setWrapText(true);
        HBox row = new HBox(icon, time, sentence);
        row.getStyleClass().add("monitor-event");
        row.setFocusTraversable(true);
        row.setAccessibleText(messages.text("incident.severity", mark.severity()) + ", " + time.getText() + ", "
                + sentence.getText());
        Tones.show(row, tone(mark.severity()));
        return row;
    }

    /** Circle, triangle and square, as in the charts. */
    private static String icon(Severity severity) {
        return switch (severity) {
            case NOTE -> "fth-circle";
            case WARNING -> "fth-triangle";
            case TROUBLE -> "fth-square";
        };
    }

    private static Tone tone(Severity severity) {
        return switch (severity) {
            case NOTE -> Tone.ACCENT;
            case WARNING -> Tone.WARNING;
            case TROUBLE -> Tone.DANGER;
        };
    }

    void end() {
        subscription.unsubscribe();
        charts.end();
    }
}
