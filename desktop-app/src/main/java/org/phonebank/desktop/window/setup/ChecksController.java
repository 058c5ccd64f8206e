package org.phonebank.desktop.window.setup;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.Copies;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.control.TextSize;
import org.phonebank.desktop.window.control.Tones;
import org.phonebank.desktop.wizard.Requirement;

/** Binds the table of checks. */
public final class ChecksController {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    private static final double PHONE_WIDTH = 204;
    private static final double RESULT_WIDTH = 74;
    private static final double LEAST_WIDTH = 640;

    private final ChecksViewModel checks;
    private final Messages messages;

    @FXML
    private TextField filter;

    @FXML
    private CheckBox problems;

    @FXML
    private Button copy;

    @FXML
    private Button again;

    @FXML
    private HBox verdict;

    @FXML
    private FontIcon verdictIcon;

    @FXML
    private Label verdictText;

    @FXML
    private TableView<CheckRow> table;

    @FXML
    private ScrollPane advicePane;

    @FXML
    private VBox advice;

    public ChecksController(ChecksViewModel checks, Messages messages) {
        this.checks = checks;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        filter.textProperty().bindBidirectional(checks.filterProperty());
        problems.selectedProperty().bindBidirectional(checks.problemsOnlyProperty());
        copy.setOnAction(event -> copy(List.copyOf(table.getItems())));
        again.setOnAction(event -> checks.again());
        Verdicts.bind(verdict, verdictIcon, verdictText, checks.verdictProperty(), checks.toneProperty());
        fillTable();
        Nodes.showWhile(advicePane, checks.adviceProperty().map(lines -> !lines.isEmpty()));
        checks.adviceProperty().subscribe(this::showAdvice);
    }

    private void fillTable() {
        SortedList<CheckRow> sorted = new SortedList<>(checks.rows());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        // Where the results would not be legible the table is wider than its place, and scrolls.
        TextSize.roomFor(table, LEAST_WIDTH)
                .subscribe(room -> table.setColumnResizePolicy(
                        room
                                ? TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN
                                : TableView.UNCONSTRAINED_RESIZE_POLICY));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setPlaceholder(new Label(messages.text("setup.check.empty")));
        TableColumn<CheckRow, String> phone = new TableColumn<>(messages.text("setup.check.phone"));
        phone.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().label()));
        phone.setPrefWidth(PHONE_WIDTH);
        phone.setMinWidth(PHONE_WIDTH / 2);
        table.getColumns().add(phone);
        table.getColumns().add(column(messages.text("setup.check.result"), RESULT_WIDTH, CheckRow::outcome));
        for (Requirement requirement : Requirement.values()) {
            String title = messages.text("setup.check.requirement", requirement);
            table.getColumns().add(column(title, width(requirement), row -> row.cells()
                    .get(List.of(Requirement.values()).indexOf(requirement))));
        }
        TextSize.growColumns(table);
        table.setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                copy(List.copyOf(table.getSelectionModel().getSelectedItems()));
                event.consume();
            }
        });
    }

    /** By what usually stands in it. */
    private static double width(Requirement requirement) {
        return switch (requirement) {
            case CONNECTION -> 94;
            case STORAGE, MEMORY -> 88;
            case TEMPERATURE -> 114;
            case ANDROID, WORKER, BATTERY -> 75;
        };
    }

    private static TableColumn<CheckRow, CheckRow.Cell> column(
            String title, double width, Function<CheckRow, CheckRow.Cell> value) {
        TableColumn<CheckRow, CheckRow.Cell> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(any -> new OutcomeCell());
        column.setPrefWidth(width);
        return column;
    }

    private void copy(List<CheckRow> rows) {
        Copies.put(checks.copied(rows));
    }

    private void showAdvice(List<String> lines) {
        advice.getChildren()
                .setAll(lines.stream()
                        .map(line -> {
                            Label label = new Label(line, new FontIcon("fth-tool"));
                            label.setWrapText(true);
                            label.getStyleClass().addAll("setup-advice-line", "figures");
                            return label;
                        })
                        .toList());
    }

    /** A sign and a few words; the sentence when one stays on it. */
    private static final class OutcomeCell extends TableCell<CheckRow, CheckRow.Cell> {
        private final FontIcon icon = new FontIcon("fth-check-circle");

        OutcomeCell() {
            getStyleClass().add("setup-outcome");
        }

        @Override
        protected void updateItem(CheckRow.@Nullable Cell cell, boolean empty) {
            super.updateItem(cell, empty);
            if (cell == null || empty) {
                setGraphic(null);
                setText(null);
                setTooltip(null);
                return;
            }
            icon.setIconLiteral(Verdicts.icon(cell.tone()));
            setGraphic(icon);
            setText(cell.words());
            setTooltip(cell.sentence().isEmpty() ? null : new Tooltip(cell.sentence()));
            setAccessibleText(cell.words() + ", " + cell.outcome());
            Tones.show(this, cell.tone());
        }
    }
}
