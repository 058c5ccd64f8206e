package org.phonebank.desktop.window.chain;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.LayerRibbon;
import org.phonebank.desktop.window.control.MemoryBar;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.control.Segment;
import org.phonebank.desktop.window.control.Tones;

/** Binds one card of the chain. */
public final class PhoneCardController implements Segment {
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final PseudoClass NONE = PseudoClass.getPseudoClass("none");
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");

    private final PhoneCardViewModel phone;
    private final Messages messages;

    @FXML
    private VBox card;

    @FXML
    private Label name;

    @FXML
    private Label state;

    @FXML
    private Label transport;

    @FXML
    private Label load;

    @FXML
    private Label battery;

    @FXML
    private FontIcon batteryIcon;

    @FXML
    private Tooltip batteryTooltip;

    @FXML
    private Label temperature;

    @FXML
    private VBox memory;

    @FXML
    private MemoryBar memoryBar;

    @FXML
    private Label memoryText;

    @FXML
    private Label shardText;

    @FXML
    private HBox layers;

    @FXML
    private LayerRibbon ribbon;

    @FXML
    private Label layersText;

    @FXML
    private VBox work;

    @FXML
    private Label activity;

    @FXML
    private ProgressBar progress;

    @FXML
    private Label explanation;

    PhoneCardController(PhoneCardViewModel phone, Messages messages) {
        this.phone = phone;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        name.textProperty().bind(phone.nameProperty());
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(phone.nameProperty());
        name.setTooltip(whole);
        state.textProperty().bind(phone.stateTextProperty());
        Tones.bind(state, phone.stateToneProperty());
        transport.textProperty().bind(phone.transportProperty());
        bindVitals(phone.vitals());
        bindLayers();
        bindWork();
    }

    private void bindVitals(PhoneVitals vitals) {
        Nodes.showText(load, vitals.loadProperty());
        Nodes.showText(battery, vitals.batteryProperty());
        Nodes.showText(temperature, vitals.temperatureProperty());
        vitals.batteryLowProperty().subscribe(low -> battery.pseudoClassStateChanged(LOW, low));
        vitals.chargingProperty().subscribe(charging -> {
            batteryIcon.setIconLiteral(charging ? "fth-battery-charging" : "fth-battery");
            batteryTooltip.setText(messages.text(charging ? "phone.battery.charging" : "phone.battery"));
        });
        memoryBar.usedProperty().bind(vitals.memoryUsedProperty());
        memoryBar.shardProperty().bind(vitals.memoryShardProperty());
        memoryBar.accessibleTextProperty().bind(vitals.memoryProperty());
        memoryText.textProperty().bind(vitals.memoryProperty());
        Nodes.showText(shardText, vitals.shardProperty());
        Nodes.showWhile(memory, vitals.memoryProperty().map(text -> !text.isEmpty()));
    }

    private void bindLayers() {
        phone.layersProperty().subscribe(held -> {
            ribbon.show(held.layers(), held.first(), held.end());
            layersText.pseudoClassStateChanged(NONE, !held.any());
        });
        ribbon.accessibleTextProperty().bind(phone.layersTextProperty());
        layersText.textProperty().bind(phone.layersTextProperty());
        // A phone at work shows its progress in their place, so that cards hardly change their height.
        Nodes.showWhile(
                layers,
                Bindings.createBooleanBinding(
                        () -> !phone.layersTextProperty().get().isEmpty()
                                && phone.activityProperty().get().isEmpty(),
                        phone.layersTextProperty(),
                        phone.activityProperty()));
    }

    private void bindWork() {
        activity.textProperty().bind(phone.activityProperty());
        progress.progressProperty().bind(phone.progressProperty());
        Nodes.showWhile(work, phone.activityProperty().map(text -> !text.isEmpty()));
        Nodes.showText(explanation, phone.explanationProperty());
        card.accessibleTextProperty()
                .bind(Bindings.createStringBinding(
                        this::inWords,
                        phone.nameProperty(),
                        phone.stateTextProperty(),
                        phone.layersTextProperty(),
                        phone.vitals().batteryProperty(),
                        phone.explanationProperty()));
    }

    private String inWords() {
        return Stream.of(
                        phone.nameProperty(),
                        phone.stateTextProperty(),
                        phone.layersTextProperty(),
                        phone.vitals().batteryProperty(),
                        phone.explanationProperty())
                .map(ReadOnlyStringProperty::get)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    @Override
    public void light(double progressThroughLayers) {
        card.pseudoClassStateChanged(ACTIVE, progressThroughLayers >= 0);
        ribbon.light(progressThroughLayers);
    }
}
