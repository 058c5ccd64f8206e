package org.phonebank.desktop.window.batch;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.util.StringConverter;
import org.phonebank.desktop.batch.input.InputFormat;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.Nodes;

/** Binds what is asked, and the first rows filled in. */
public final class DraftController {
    private static final List<Double> ROWS_AT_ONCE = List.of(0.0, 1.0, 2.0, 4.0, 8.0, 16.0);
    private static final double BOLDNESS_STEP = 0.1;
    private static final int TOKEN_STEP = 32;

    private final DraftViewModel draft;
    private final Messages messages;

    @FXML
    private TextArea template;

    @FXML
    private FlowPane columns;

    @FXML
    private TextArea systemPrompt;

    @FXML
    private Spinner<Integer> maxTokens;

    @FXML
    private Spinner<Double> temperature;

    @FXML
    private ChoiceBox<Double> rowsAtOnce;

    @FXML
    private ListView<PreviewRow> preview;

    @FXML
    private Label gaps;

    @FXML
    private Label note;

    @FXML
    private Label obstacle;

    @FXML
    private Button setup;

    @FXML
    private Button start;

    public DraftController(DraftViewModel draft, Messages messages) {
        this.draft = draft;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        template.textProperty().bindBidirectional(draft.templateProperty());
        template.setPromptText(messages.text("batch.prompt.example", "{" + InputFormat.TEXT_COLUMN + "}"));
        systemPrompt.textProperty().bindBidirectional(draft.systemPromptProperty());
        draft.columnsProperty().subscribe(names -> columns.getChildren()
                .setAll(names.stream().map(this::column).toList()));
        bindSettings();
        preview.setPlaceholder(hint(messages.text("batch.preview.empty")));
        preview.setCellFactory(list -> new PreviewCell(messages));
        draft.previewProperty().subscribe(rows -> preview.getItems().setAll(rows));
        Nodes.showText(gaps, draft.gapsProperty());
        Nodes.showText(note, draft.note());
        Nodes.showText(obstacle, draft.obstacleProperty());
        Nodes.showWhile(setup, draft.needsLab());
        setup.setOnAction(event -> draft.goToSetup());
        start.textProperty().bind(draft.action());
        start.disableProperty().bind(draft.obstacleProperty().isNotEmpty());
        start.setOnAction(event -> draft.start());
    }

    private static Label hint(String words) {
        Label hint = new Label(words);
        hint.setWrapText(true);
        hint.getStyleClass().add("text-muted");
        return hint;
    }

    private Button column(String name) {
        Button button = new Button("{" + name + "}");
        button.getStyleClass().addAll("small", "batch-column");
        button.setAccessibleText(messages.text("batch.column.insert", name));
        button.setTooltip(new Tooltip(messages.text("batch.column.insert", name)));
        button.setOnAction(event -> {
            template.replaceSelection("{" + name + "}");
            template.requestFocus();
        });
        return button;
    }

    private void bindSettings() {
        SpinnerValueFactory.IntegerSpinnerValueFactory tokens =
                new SpinnerValueFactory.IntegerSpinnerValueFactory(1, Draft.MOST_TOKENS, 1, TOKEN_STEP);
        tokens.setConverter(
                new TypedNumber<>(tokens, typed -> (int) Math.max(tokens.getMin(), Math.min(tokens.getMax(), typed))));
        maxTokens.setValueFactory(tokens);
        follow(
                draft.maxTokensProperty(),
                value -> {
                    // The command line allows more.
                    tokens.setMax(Math.max(Draft.MOST_TOKENS, (int) value));
                    tokens.setValue((int) value);
                },
                maxTokens);
        SpinnerValueFactory.DoubleSpinnerValueFactory boldness =
                new SpinnerValueFactory.DoubleSpinnerValueFactory(0, ChatSettings.HOTTEST, 0, BOLDNESS_STEP);
        boldness.setConverter(
                new TypedNumber<>(boldness, typed -> Math.max(boldness.getMin(), Math.min(boldness.getMax(), typed))));
        temperature.setValueFactory(boldness);
        follow(draft.temperatureProperty(), boldness::setValue, temperature);
        rowsAtOnce.setItems(FXCollections.observableArrayList(ROWS_AT_ONCE));
        rowsAtOnce.setConverter(words());
        rowsAtOnce.setValue(draft.rowsAtOnceProperty().get());
        rowsAtOnce.valueProperty().subscribe(rows -> {
            if (rows != null) {
                draft.rowsAtOnceProperty().set(rows);
            }
        });
    }

    private interface Show {
        void show(double value);
    }

    private static <T extends Number> void follow(DoubleProperty value, Show show, Spinner<T> spinner) {
        value.subscribe(now -> show.show(now.doubleValue()));
        spinner.valueProperty().subscribe(now -> value.set(now.doubleValue()));
        // What is typed counts without Enter, too.
        spinner.focusedProperty().subscribe(focused -> {
            if (!focused) {
                spinner.commitValue();
                spinner.getEditor()
                        .setText(spinner.getValueFactory().getConverter().toString(spinner.getValue()));
            }
        });
    }

    private StringConverter<Double> words() {
        return new StringConverter<>() {
            @Override
            public String toString(Double rows) {
                return rows == null || rows < 1
                        ? messages.text("batch.at.once.most")
                        : messages.text("batch.at.once.rows", rows.intValue());
            }

            @Override
            public Double fromString(String text) {
                throw new UnsupportedOperationException("Nobody types here.");
            }
        };
    }
}
