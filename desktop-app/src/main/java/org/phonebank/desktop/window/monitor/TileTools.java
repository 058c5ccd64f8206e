package org.phonebank.desktop.window.monitor;

import atlantafx.base.controls.CustomTextField;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.Nodes;

/** Fills the bar with which tiles are found, ordered and filtered. */
final class TileTools {
    private final TilesViewModel tiles;
    private final Messages messages;

    private TileTools(TilesViewModel tiles, Messages messages) {
        this.tiles = tiles;
        this.messages = messages;
    }

    static void fill(FlowPane bar, TilesViewModel tiles, Messages messages) {
        TileTools tools = new TileTools(tiles, messages);
        bar.getChildren().setAll(tools.search(), tools.order(), tools.filter());
    }

    private CustomTextField search() {
        CustomTextField field = new CustomTextField();
        field.setLeft(new FontIcon("fth-search"));
        field.setPromptText(messages.text("monitor.search"));
        field.setAccessibleText(messages.text("monitor.search"));
        field.getStyleClass().add("monitor-search");
        field.textProperty().bindBidirectional(tiles.searchProperty());
        return field;
    }

    private HBox order() {
        ComboBox<SortKey> keys =
                choice(SortKey.values(), key -> messages.text("monitor.sort", key), tiles.sortProperty());
        Label label = new Label(messages.text("monitor.sort.by"));
        label.getStyleClass().add("text-muted");
        label.setLabelFor(keys);
        keys.setAccessibleText(label.getText());
        ToggleButton direction = new ToggleButton(null, new FontIcon());
        direction.getStyleClass().addAll("button-icon", "monitor-direction");
        Tooltip tooltip = new Tooltip();
        direction.setTooltip(tooltip);
        direction.selectedProperty().bindBidirectional(tiles.descendingProperty());
        tiles.descendingProperty().subscribe(descending -> {
            direction.setGraphic(new FontIcon(descending ? "fth-arrow-down" : "fth-arrow-up"));
            String words = messages.text(descending ? "monitor.descending" : "monitor.ascending");
            direction.setAccessibleText(words);
            tooltip.setText(words);
        });
        return group(label, keys, direction);
    }

    private HBox filter() {
        ComboBox<TileFilter> filters =
                choice(TileFilter.values(), kind -> messages.text("monitor.filter", kind), tiles.filterProperty());
        Label label = new Label(messages.text("monitor.filter.show"));
        label.getStyleClass().add("text-muted");
        label.setLabelFor(filters);
        filters.setAccessibleText(label.getText());
        Slider limit = new Slider();
        limit.getStyleClass().add("monitor-slider");
        limit.setBlockIncrement(5);
        limit.setAccessibleText(messages.text("monitor.filter.limit"));
        Label words = new Label();
        words.getStyleClass().addAll("figures", "monitor-limit");
        tiles.filterProperty().subscribe(kind -> {
            // The bounds first: a slider corrects what lies outside of them.
            limit.setMin(kind.least());
            limit.setMax(Math.max(kind.least() + 1, kind.most()));
            tiles.limitProperty().set(kind.usual());
            limit.setValue(kind.usual());
            words.setText(tiles.limitWords());
        });
        limit.valueProperty().subscribe(value -> {
            if (tiles.filterProperty().get().measure().isPresent()) {
                tiles.limitProperty().set(Math.rint(value.doubleValue()));
            }
        });
        tiles.limitProperty().subscribe(value -> {
            limit.setValue(value.doubleValue());
            words.setText(tiles.limitWords());
        });
        var limited = tiles.filterProperty().map(kind -> kind.measure().isPresent());
        Nodes.showWhile(limit, limited);
        Nodes.showWhile(words, limited);
        return group(label, filters, limit, words);
    }

    private static HBox group(javafx.scene.Node... nodes) {
        HBox group = new HBox(nodes);
        group.getStyleClass().add("monitor-tools");
        return group;
    }

    private static <T> ComboBox<T> choice(T[] all, Function<T, String> words, Property<T> chosen) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(all);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T one) {
                return one == null ? "" : words.apply(one);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("Nothing is typed here.");
            }
        });
        box.valueProperty().bindBidirectional(chosen);
        return box;
    }
}
