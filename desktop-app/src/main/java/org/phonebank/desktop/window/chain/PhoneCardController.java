package org.phonebank.desktop.window.chain;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.LayerRibbon;
import org.phonebank.desktop.window.control.MemoryBar;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.control.Tones;
import org.phonebank.partitioner.manifest.LayerRange;

/** Binds one card of the chain. */
public final class PhoneCardController {
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final PseudoClass NONE = PseudoClass.getPseudoClass("none");
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");

    private final PhoneCardViewModel phone;
    private final Messages messages;
    private final Set<LayerRange> lit = new HashSet<>();

    @FXML
    private VBox card;

    @FXML
    private Label name;

    @FXML
    private Label state;

    @FXML
    private MenuButton faults;

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
        bindFaults();
    }

    private void bindFaults() {
        FaultMenu.fill(faults, phone.faultMenu(), messages);
        faults.accessibleTextProperty().bind(phone.nameProperty().map(called -> messages.text("faults.on", called)));
        Nodes.showWhile(faults, phone.faultsOfferedProperty());
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
            ribbon.show(held.layers(), held.bits());
            layersText.pseudoClassStateChanged(NONE, !held.any());
        });
        ribbon.accessibleTextProperty().bind(phone.layersTextProperty());
        layersText.textProperty().bind(phone.layersTextProperty());
        Tooltip allLayers = new Tooltip();
        allLayers.textProperty().bind(phone.layersTextProperty());
        layersText.setTooltip(allLayers);
        // A phone at work that holds none shows its progress in their place, so that cards hardly change their height.
        Nodes.showWhile(
                layers,
                Bindings.createBooleanBinding(
                        () -> !phone.layersTextProperty().get().isEmpty()
                                && (phone.activityProperty().get().isEmpty()
                                        || phone.layersProperty().get().any()),
                        phone.layersTextProperty(),
                        phone.layersProperty(),
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

    /**
     * Shows a token on its way through some of the phone's layers.
     *
     * @param progress 0 to 1; negative while there is none
     */
    void light(LayerRange through, double progress) {
        if (progress >= 0 ? lit.add(through) : lit.remove(through)) {
            card.pseudoClassStateChanged(ACTIVE, !lit.isEmpty());
        } else if (progress < 0) {
            return;
        }
        ribbon.light(through.first(), through.end(), progress);
    }
}
