package org.phonebank.desktop.window.settings;

import java.util.Locale;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.GridPane;
import javafx.util.StringConverter;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.control.Tones;
import org.phonebank.desktop.window.settings.PolicyField.Group;
import org.phonebank.desktop.window.settings.PolicyViewModel.State;

/** Binds the form for the energy policy: a line for each value. */
public final class PolicyController {
    private final PolicyViewModel policy;
    private final Messages messages;

    @FXML
    private GridPane battery;

    @FXML
    private GridPane heat;

    @FXML
    private GridPane silence;

    @FXML
    private GridPane weights;

    @FXML
    private Label hint;

    @FXML
    private Button keep;

    @FXML
    private Button discard;

    @FXML
    private Button safe;

    public PolicyController(PolicyViewModel policy, Messages messages) {
        this.policy = policy;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        Map<Group, GridPane> grids =
                Map.of(Group.BATTERY, battery, Group.HEAT, heat, Group.SILENCE, silence, Group.WEIGHTS, weights);
        for (PolicyField field : PolicyField.values()) {
            GridPane grid = grids.get(field.group());
            if (grid != null) {
                addLine(grid, field);
            }
        }
        hint.textProperty().bind(policy.hintProperty());
        Tones.bind(
                hint,
                policy.stateProperty()
                        .map(state -> state == State.WRONG || state == State.UNREADABLE ? Tone.DANGER : Tone.NEUTRAL));
        keep.disableProperty().bind(policy.stateProperty().map(state -> state != State.CHANGED));
        ObservableValue<Boolean> same =
                policy.stateProperty().map(state -> state == State.KEPT || state == State.LOADING);
        discard.disableProperty().bind(same);
        keep.setOnAction(event -> policy.keep());
        discard.setOnAction(event -> policy.discard());
        safe.setOnAction(event -> policy.fillSafeValues());
    }

    private void addLine(GridPane grid, PolicyField field) {
        Label name = new Label(messages.text("settings.field", field));
        name.setWrapText(true);
        name.setMaxWidth(Double.MAX_VALUE);
        Spinner<Double> spinner = new Spinner<>();
        spinner.setId("field-" + field.name().toLowerCase(Locale.ROOT));
        spinner.getStyleClass().addAll("policy-spinner", "figures");
        spinner.setEditable(true);
        SpinnerValueFactory.DoubleSpinnerValueFactory values = new SpinnerValueFactory.DoubleSpinnerValueFactory(
                field.least(), field.most(), policy.valueProperty(field).get(), field.step());
        values.setConverter(new Converter(field, values));
        values.valueProperty().bindBidirectional(policy.valueProperty(field));
        spinner.setValueFactory(values);
        spinner.getEditor().setAccessibleText(name.getText());
        Label unit = new Label(messages.text("settings.unit", field.unit()));
        unit.getStyleClass().addAll("text-muted", "settings-unit");
        name.setLabelFor(spinner);
        grid.addRow(grid.getRowCount(), name, spinner, unit);
    }

    /** What is typed and no number leaves the value as it is. */
    private static final class Converter extends StringConverter<Double> {
        private final PolicyField field;
        private final SpinnerValueFactory.DoubleSpinnerValueFactory values;

        Converter(PolicyField field, SpinnerValueFactory.DoubleSpinnerValueFactory values) {
            this.field = field;
            this.values = values;
        }

        @Override
        public String toString(Double value) {
            double shown = value == null ? field.least() : value;
            return shown == Math.rint(shown) ? Long.toString((long) shown) : Double.toString(shown);
        }

        @Override
        public Double fromString(String typed) {
            try {
                double number = Double.parseDouble(typed.strip().replace(',', '.'));
                double bounded = Math.max(field.least(), Math.min(field.most(), number));
                return Double.isNaN(bounded) ? values.getValue() : field.whole() ? Math.rint(bounded) : bounded;
            } catch (NumberFormatException e) {
                return values.getValue();
            }
        }
    }
}
