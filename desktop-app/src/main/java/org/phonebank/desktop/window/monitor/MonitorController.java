package org.phonebank.desktop.window.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.DoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Preferences;
import org.phonebank.desktop.window.base.Views;
import org.phonebank.desktop.window.control.EvenRows;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.control.Tones;

/** Binds the page Monitor. */
public final class MonitorController {
    private final MonitorViewModel monitor;
    private final Saving saving;
    private final Messages messages;
    private final Views views;
    private final DoubleProperty divider;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private @Nullable DetailController detail;

    @FXML
    private ScrollPane content;

    @FXML
    private VBox empty;

    @FXML
    private Button openSetup;

    @FXML
    private ChartStyle chartStyle;

    @FXML
    private Label summary;

    @FXML
    private HBox ranges;

    @FXML
    private MenuItem saveData;

    @FXML
    private EvenRows charts;

    @FXML
    private FlowPane highlights;

    @FXML
    private SplitPane split;

    @FXML
    private TileGrid grid;

    @FXML
    private VBox noMatch;

    @FXML
    private Button showAll;

    @FXML
    private FlowPane toolbar;

    MonitorController(
            MonitorViewModel monitor, Saving saving, Messages messages, Preferences preferences, Views views) {
        this.monitor = monitor;
        this.saving = saving;
        this.messages = messages;
        this.views = views;
        divider = preferences.number("monitor.divider", 0.62);
    }

    @FXML
    void initialize() {
        var state = monitor.stateProperty();
        Nodes.showWhile(content, state.map(now -> now != MonitorViewModel.State.NO_PHONES));
        Nodes.showWhile(empty, state.map(now -> now == MonitorViewModel.State.NO_PHONES));
        Nodes.showWhile(noMatch, state.map(now -> now == MonitorViewModel.State.NO_MATCH));
        openSetup.setOnAction(event -> monitor.openSetup());
        showAll.setOnAction(event -> monitor.tiles().showAll());
        summary.textProperty().bind(monitor.summaryProperty());
        saveData.setOnAction(event -> monitor.saveData());
        content.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && detail != null) {
                monitor.closeDetail();
                key.consume();
            }
        });
        bindRanges();
        bindCharts();
        bindHighlights();
        TileTools.fill(toolbar, monitor.tiles(), messages);
        subscriptions.add(grid.show(monitor.tiles().shown(), messages, chartStyle, monitor::open));
        subscriptions.add(monitor.windowProperty().subscribe(grid::draw));
        subscriptions.add(monitor.detailProperty().subscribe(this::showDetail));
    }

    private void bindRanges() {
        ToggleGroup group = new ToggleGroup();
        TimeRange[] all = TimeRange.values();
        for (int i = 0; i < all.length; i++) {
            TimeRange range = all[i];
            ToggleButton button = new ToggleButton(messages.text("monitor.range", range));
            button.getStyleClass().add(i == 0 ? "left-pill" : i == all.length - 1 ? "right-pill" : "center-pill");
            button.setToggleGroup(group);
            // Pressing the one that is chosen changes nothing.
            button.setOnAction(event -> {
                button.setSelected(true);
                monitor.rangeProperty().set(range);
            });
            subscriptions.add(monitor.rangeProperty().subscribe(now -> button.setSelected(now == range)));
            ranges.getChildren().add(button);
        }
    }

    private void bindCharts() {
        ChartCards cards = new ChartCards(monitor.charts(), chartStyle, saving, "", messages, views);
        charts.getChildren().setAll(cards.nodes());
        subscriptions.add(cards::end);
    }

    private void bindHighlights() {
        ListChangeListener<Highlight> changed = change -> showHighlights();
        monitor.highlights().addListener(changed);
        subscriptions.add(() -> monitor.highlights().removeListener(changed));
        showHighlights();
    }

    private void showHighlights() {
        highlights
                .getChildren()
                .setAll(monitor.highlights().stream().map(this::chip).toList());
        highlights.setVisible(!monitor.highlights().isEmpty());
        highlights.setManaged(highlights.isVisible());
    }

    private Node chip(Highlight highlight) {
        Button chip = new Button(highlight.words(), new FontIcon(BadgeIcons.of(highlight.badge())));
        chip.getStyleClass().addAll("highlight", "figures");
        Tones.show(chip, highlight.badge().tone());
        chip.setOnAction(event -> {
            monitor.open(highlight.serial());
            grid.reveal(highlight.serial());
        });
        return chip;
    }

    private void showDetail(@Nullable DetailViewModel shown) {
        if (detail != null) {
            divider.set(split.getDividerPositions()[0]);
            detail.end();
            detail = null;
            split.getItems().remove(1);
            grid.focusAgain();
        }
        grid.select(shown == null ? "" : shown.serial());
        if (shown != null) {
            DetailController controller = new DetailController(shown, monitor, saving, chartStyle, messages, views);
            Parent pane = views.load("monitor-detail.fxml", Map.of(DetailController.class, () -> controller));
            SplitPane.setResizableWithParent(pane, false);
            detail = controller;
            split.getItems().add(pane);
            split.setDividerPositions(divider.get());
        }
    }

    /** Detaches all that listens. */
    void end() {
        if (detail != null) {
            divider.set(split.getDividerPositions()[0]);
            detail.end();
        }
        subscriptions.forEach(Subscription::unsubscribe);
    }
}
