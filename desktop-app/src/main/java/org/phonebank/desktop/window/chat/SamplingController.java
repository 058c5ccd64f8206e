package org.phonebank.desktop.window.chat;

import javafx.beans.property.DoubleProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import org.phonebank.desktop.window.base.Messages;

/** Binds the side pane with the settings of the conversation. */
public final class SamplingController {
    private final SamplingViewModel model;
    private final Messages messages;

    @FXML
    private TextArea systemPrompt;

    @FXML
    private ToggleButton precise;

    @FXML
    private ToggleButton balanced;

    @FXML
    private ToggleButton creative;

    @FXML
    private Slider temperature;

    @FXML
    private Label temperatureValue;

    @FXML
    private Slider topP;

    @FXML
    private Label topPValue;

    @FXML
    private Spinner<Integer> topK;

    @FXML
    private Slider penalty;

    @FXML
    private Label penaltyValue;

    @FXML
    private Spinner<Integer> maxTokens;

    @FXML
    private CheckBox seedFixed;

    @FXML
    private Spinner<Integer> seed;

    @FXML
    private Button reset;

    public SamplingController(SamplingViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        systemPrompt.textProperty().bindBidirectional(model.systemPromptProperty());
        bind(temperature, temperatureValue, model.temperatureProperty(), 0, SamplingViewModel.HOTTEST);
        bind(topP, topPValue, model.topPProperty(), SamplingViewModel.LEAST_TOP_P, 1);
        bind(penalty, penaltyValue, model.repetitionPenaltyProperty(), 1, SamplingViewModel.MOST_PENALTY);
        bind(topK, new IntegerSpinnerValueFactory(0, SamplingViewModel.MOST_TOP_K, 0, 10));
        topK.getValueFactory().valueProperty().bindBidirectional(model.topKProperty());
        bind(maxTokens, new IntegerSpinnerValueFactory(1, SamplingViewModel.MOST_TOKENS, 1, 64));
        maxTokens.getValueFactory().valueProperty().bindBidirectional(model.maxTokensProperty());
        bind(seed, new IntegerSpinnerValueFactory(0, Integer.MAX_VALUE, 0, 1));
        seed.getValueFactory().valueProperty().bindBidirectional(model.seedProperty());
        seedFixed.selectedProperty().bindBidirectional(model.seedFixedProperty());
        seed.disableProperty().bind(seedFixed.selectedProperty().not());
        bind(precise, Preset.PRECISE);
        bind(balanced, Preset.BALANCED);
        bind(creative, Preset.CREATIVE);
        reset.setOnAction(event -> model.reset());
    }

    private void bind(Slider slider, Label value, DoubleProperty property, double least, double most) {
        slider.setMin(least);
        slider.setMax(most);
        slider.valueProperty().bindBidirectional(property);
        value.textProperty().bind(property.map(now -> messages.text("chat.number", now)));
    }

    private static void bind(Spinner<Integer> spinner, IntegerSpinnerValueFactory factory) {
        spinner.setValueFactory(factory);
        spinner.setEditable(true);
        // What was typed counts when the field is left, too; what is no number does not.
        spinner.focusedProperty().subscribe((had, has) -> {
            if (!has) {
                spinner.commitValue();
            }
        });
        factory.setConverter(new WholeNumbers(factory));
    }

    private void bind(ToggleButton button, Preset preset) {
        model.presetProperty().subscribe(now -> button.setSelected(now == preset));
        button.setOnAction(event -> {
            model.choose(preset);
            button.setSelected(true);
        });
    }
}
