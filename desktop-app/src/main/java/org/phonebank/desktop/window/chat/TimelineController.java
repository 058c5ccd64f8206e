package org.phonebank.desktop.window.chat;

import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** Binds the timeline of an answer. */
final class TimelineController {
    private final TimelineViewModel timeline;
    private final Words words;
    private final List<Row> rows = new ArrayList<>();

    @FXML
    private Label headline;

    @FXML
    private TokenBars bars;

    @FXML
    private GridPane phones;

    /** The nodes of a phone's row, which are kept while the figures change. */
    private record Row(Region swatch, Label name, PhoneTimeBar bar, Label computing, Label onTheWay, Label waiting) {
        static Row make() {
            Region swatch = new Region();
            Label name = new Label("", swatch);
            name.getStyleClass().add("phone-time-name");
            return new Row(swatch, name, new PhoneTimeBar(), figure(), figure(), figure());
        }

        private static Label figure() {
            Label figure = new Label();
            figure.getStyleClass().addAll("phone-time-words", "figures");
            figure.setMinWidth(Region.USE_PREF_SIZE);
            return figure;
        }

        Node[] nodes() {
            return new Node[] {name, bar, computing, onTheWay, waiting};
        }

        void show(PhoneTime time) {
            swatch.getStyleClass().setAll("bar-swatch", BarColours.phoneClass(time.colour()));
            name.setText(time.name());
            bar.show(time);
            computing.setText(time.computing());
            onTheWay.setText(time.onTheWay());
            waiting.setText(time.waiting());
        }
    }

    TimelineController(TimelineViewModel timeline, Words words) {
        this.timeline = timeline;
        this.words = words;
    }

    @FXML
    void initialize() {
        headline.textProperty().bind(timeline.headlineProperty());
        bars.show(timeline, words::micros);
        bars.accessibleTextProperty().bind(timeline.headlineProperty());
        timeline.rowsProperty().subscribe(this::fill);
    }

    private void fill(List<PhoneTime> times) {
        while (rows.size() > times.size()) {
            Row row = rows.remove(rows.size() - 1);
            phones.getChildren().removeAll(row.nodes());
        }
        while (rows.size() < times.size()) {
            Row row = Row.make();
            phones.addRow(1 + rows.size(), row.nodes());
            rows.add(row);
        }
        for (int i = 0; i < times.size(); i++) {
            rows.get(i).show(times.get(i));
        }
    }
}
