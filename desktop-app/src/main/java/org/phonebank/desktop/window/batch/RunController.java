package org.phonebank.desktop.window.batch;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.Copies;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.control.TextSize;
import org.phonebank.desktop.window.control.Tones;

/** Binds a batch that runs: progress, actions, and a table of answers that sorts, filters and copies. */
public final class RunController {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final RunViewModel run;
    private final Messages messages;

    @FXML
    private Label state;

    @FXML
    private Label counts;

    @FXML
    private Label rate;

    @FXML
    private Label left;

    @FXML
    private ProgressBar bar;

    @FXML
    private Label explanation;

    @FXML
    private Label results;

    @FXML
    private Button pause;

    @FXML
    private Button stop;

    @FXML
    private Button goOn;

    @FXML
    private Button retry;

    @FXML
    private Button openResults;

    @FXML
    private Button showFolder;

    @FXML
    private Button revise;

    @FXML
    private TextField search;

    @FXML
    private ToggleButton onlyFailed;

    @FXML
    private TableView<AnsweredRow> table;

    @FXML
    private TableColumn<AnsweredRow, Long> numberColumn;

    @FXML
    private TableColumn<AnsweredRow, String> promptColumn;

    @FXML
    private TableColumn<AnsweredRow, String> answerColumn;

    @FXML
    private TableColumn<AnsweredRow, String> stateColumn;

    @FXML
    private TableColumn<AnsweredRow, String> timeColumn;

    @FXML
    private MenuItem copy;

    @FXML
    private VBox details;

    @FXML
    private Label detailsTitle;

    @FXML
    private TextArea detailsPrompt;

    @FXML
    private TextArea detailsAnswer;

    @FXML
    private Label detailsFigures;

    /** Shall have the focus that another one had, as soon as it is there. */
    private @Nullable Button awaited;

    public RunController(RunViewModel run, Messages messages) {
        this.run = run;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        bindProgress();
        bindActions();
        bindTable();
        bindDetails();
    }

    private void bindProgress() {
        state.textProperty().bind(run.state());
        Tones.bind(state, run.tone());
        counts.textProperty().bind(run.counts());
        Nodes.showText(rate, run.rate());
        Nodes.showText(left, run.timeLeft());
        bar.progressProperty().bind(run.share());
        Nodes.showText(explanation, run.explanation());
        Nodes.showText(results, run.results());
    }

    private void bindActions() {
        pause.setOnAction(event -> run.pause());
        stop.setOnAction(event -> run.stop());
        goOn.setOnAction(event -> run.goOn());
        retry.setOnAction(event -> run.retryFailed());
        openResults.setOnAction(event -> run.openResults());
        showFolder.setOnAction(event -> run.showFolder());
        revise.setOnAction(event -> run.revise());
        retry.textProperty().bind(run.retryAction());
        // The one that leads on is the one that stands out.
        run.resumable().subscribe(resumable -> {
            openResults.getStyleClass().remove(Styles.ACCENT);
            if (!resumable) {
                openResults.getStyleClass().add(Styles.ACCENT);
            }
        });
        Nodes.showWhile(pause, run.pausable());
        Nodes.showWhile(stop, run.stoppable());
        Nodes.showWhile(goOn, run.resumable());
        Nodes.showWhile(retry, run.retryable());
        Nodes.showWhile(openResults, run.hasResults());
        Nodes.showWhile(showFolder, run.hasResults());
        Nodes.showWhile(revise, run.running().map(running -> !running));
        keepFocus(pause, goOn);
        keepFocus(goOn, pause);
    }

    private void bindTable() {
        FilteredList<AnsweredRow> shown = new FilteredList<>(run.rows());
        SortedList<AnsweredRow> sorted = new SortedList<>(shown);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        search.textProperty().subscribe(() -> shown.setPredicate(filter()));
        onlyFailed.selectedProperty().subscribe(() -> shown.setPredicate(filter()));
        numberColumn.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().number()));
        show(promptColumn, AnsweredRow::prompt);
        show(answerColumn, run.words()::answer);
        show(stateColumn, run.words()::status);
        stateColumn.setCellFactory(column -> new StateCell());
        show(timeColumn, run.words()::time);
        Label placeholder = new Label();
        placeholder
                .textProperty()
                .bind(Bindings.createStringBinding(
                        this::emptyText, onlyFailed.selectedProperty(), search.textProperty()));
        placeholder.getStyleClass().add("text-muted");
        table.setPlaceholder(placeholder);
        TextSize.growColumns(table);
        copy.setOnAction(event -> copy());
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
    }

    private static void show(TableColumn<AnsweredRow, String> column, Function<AnsweredRow, String> words) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(
                words.apply(row.getValue()).replaceAll("\\s+", " ").strip()));
    }

    /** Why no rows are shown. */
    private String emptyText() {
        if (!search.getText().isBlank()) {
            return messages.text("batch.rows.noneFound");
        }
        return messages.text(onlyFailed.isSelected() ? "batch.rows.noneFailed" : "batch.rows.none");
    }

    private Predicate<AnsweredRow> filter() {
        String wanted = search.getText().strip().toLowerCase(messages.locale());
        boolean failed = onlyFailed.isSelected();
        return row -> (!failed || row.failed())
                && (wanted.isEmpty()
                        || row.prompt().toLowerCase(messages.locale()).contains(wanted)
                        || run.words()
                                .answer(row)
                                .toLowerCase(messages.locale())
                                .contains(wanted));
    }

    /** When a button goes because of what a person did by keys, the one that takes its place has the focus. */
    private void keepFocus(Button gone, Button next) {
        gone.visibleProperty().subscribe((before, there) -> {
            if (!there && gone.isFocused()) {
                // Where keys do no harm until the other one comes.
                table.requestFocus();
                awaited = next;
                focusAwaited();
            }
        });
        next.visibleProperty().subscribe(this::focusAwaited);
    }

    private void focusAwaited() {
        Button next = awaited;
        if (next != null && next.isVisible()) {
            awaited = null;
            if (table.isFocused()) {
                next.requestFocus();
            }
        }
    }

    /** As spreadsheets take it: a line for each row, columns by tabs. */
    private void copy() {
        List<AnsweredRow> rows = List.copyOf(table.getSelectionModel().getSelectedItems());
        if (!rows.isEmpty()) {
            Copies.put(String.join("\n", rows.stream().map(this::line).toList()));
        }
    }

    private String line(AnsweredRow row) {
        return String.join(
                "\t",
                String.valueOf(row.number()),
                row.prompt().replaceAll("\\s+", " "),
                run.words().answer(row).replaceAll("\\s+", " "),
                run.words().status(row));
    }

    private void bindDetails() {
        table.getSelectionModel().selectedItemProperty().subscribe(this::showDetails);
        Nodes.showWhile(
                details,
                table.getSelectionModel()
                        .selectedItemProperty()
                        .map(row -> true)
                        .orElse(false));
    }

    private void showDetails(@Nullable AnsweredRow row) {
        if (row != null) {
            detailsTitle.setText(messages.text("batch.preview.row", row.number()));
            detailsPrompt.setText(row.prompt());
            detailsAnswer.setText(run.words().answer(row));
            detailsFigures.setText(run.words().figures(row));
        }
    }
}
