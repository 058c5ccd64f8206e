package org.phonebank.desktop.window.chain;

import java.util.BitSet;
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
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.LayerRibbon;
import org.phonebank.desktop.window.control.MemoryBar;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.control.Tones;
import org.phonebank.desktop.window.placing.Verdict;
import org.phonebank.partitioner.manifest.LayerRange;

/** Binds one card of the chain. */
public final class PhoneCardController {
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass JUDGED = PseudoClass.getPseudoClass("judged");
    private static final PseudoClass SOURCE = PseudoClass.getPseudoClass("source");
    private static final PseudoClass NONE = PseudoClass.getPseudoClass("none");
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");

    private final PhoneCardViewModel phone;
    private final ChainTools tools;
    private final Messages messages;
    private final Set<LayerRange> lit = new HashSet<>();

    @FXML
    private StackPane card;

    @FXML
    private HBox header;

    @FXML
    private Label name;

    @FXML
    private Label state;

    @FXML
    private MenuButton menu;

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
    private HBox memoryWords;

    @FXML
    private MemoryBar memoryBar;

    @FXML
    private Label memoryText;

    @FXML
    private Label shardText;

    @FXML
    private VBox layers;

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

    @FXML
    private VBox verdict;

    @FXML
    private FontIcon verdictIcon;

    @FXML
    private Label verdictWords;

    @FXML
    private Label verdictMore;

    PhoneCardController(PhoneCardViewModel phone, ChainTools tools, Messages messages) {
        this.phone = phone;
        this.tools = tools;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        name.textProperty().bind(phone.nameProperty());
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(Bindings.format("%s\n%s", phone.nameProperty(), phone.transportProperty()));
        name.setTooltip(whole);
        state.textProperty().bind(phone.stateTextProperty());
        Tones.bind(state, phone.stateToneProperty());
        transport.textProperty().bind(phone.transportProperty());
        bindVitals(phone.vitals());
        bindLayers();
        bindWork();
        new CardMenu(menu, phone, tools, messages).attach();
        menu.accessibleTextProperty().bind(phone.nameProperty().map(called -> messages.text("lab.menu.on", called)));
        phone.verdictProperty().subscribe(this::show);
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
        phone.layersProperty().subscribe(held -> showLayers());
        phone.wantedProperty().subscribe(wanted -> showLayers());
        ribbon.accessibleTextProperty().bind(phone.layersTextProperty());
        layersText.textProperty().bind(phone.layersTextProperty());
        // A phone at work that holds none shows its progress in their place, so that cards hardly change their height.
        Nodes.showWhile(
                layers,
                Bindings.createBooleanBinding(
                        () -> !phone.layersTextProperty().get().isEmpty() && holdsOrShall(),
                        phone.layersTextProperty(),
                        phone.layersProperty(),
                        phone.wantedProperty()));
    }

    private boolean holdsOrShall() {
        return phone.layersProperty().get().any()
                || !phone.wantedProperty().get().isEmpty();
    }

    private void showLayers() {
        HeldLayers held = phone.layersProperty().get();
        BitSet wanted = new BitSet();
        phone.wantedProperty().get().forEach(range -> wanted.set(range.first(), range.end()));
        ribbon.show(held.layers(), held.bits(), wanted);
        layersText.pseudoClassStateChanged(NONE, wanted.isEmpty());
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
                        phone.explanationProperty(),
                        phone.verdictProperty()));
    }

    private String inWords() {
        Stream<String> known = Stream.of(
                        phone.nameProperty(),
                        phone.stateTextProperty(),
                        phone.layersTextProperty(),
                        phone.vitals().batteryProperty(),
                        phone.explanationProperty())
                .map(ReadOnlyStringProperty::get);
        Verdict said = phone.verdictProperty().get();
        return Stream.concat(said == null ? Stream.of() : Stream.of(said.words(), said.more()), known)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private void show(@Nullable Verdict now) {
        boolean words = now != null && !now.words().isEmpty();
        verdict.setVisible(words);
        card.pseudoClassStateChanged(JUDGED, words);
        card.pseudoClassStateChanged(SOURCE, now != null && now.kind() == Verdict.Kind.SOURCE);
        if (now != null) {
            Tones.show(verdict, now.tone());
            verdictIcon.setIconLiteral(now.kind() == Verdict.Kind.TAKES ? "fth-check-circle" : "fth-slash");
            verdictWords.setText(now.words());
            Nodes.show(verdictMore, now.more());
        }
    }

    /** Lets the card's head be dragged as a whole, and its layers each. */
    void dragBy(CardDrag drag) {
        drag.from(header, event -> tools.gripOf(phone.serial()));
        drag.from(ribbon, event -> {
            double x = ribbon.sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
            return tools.gripOf(phone.serial(), ribbon.layerAt(x));
        });
    }

    /** Leaves out what fits on large cards only. */
    void setCompact(boolean compact) {
        card.pseudoClassStateChanged(COMPACT, compact);
        Nodes.show(memoryWords, !compact);
        Nodes.show(transport, !compact);
    }

    void setSelected(boolean selected) {
        card.pseudoClassStateChanged(SELECTED, selected);
    }

    /**
     * Shows a token on its way through some of the phone's layers.
     *
     * @param along 0 to 1; negative while there is none
     */
    void light(LayerRange through, double along) {
        if (along >= 0 ? lit.add(through) : lit.remove(through)) {
            card.pseudoClassStateChanged(ACTIVE, !lit.isEmpty());
        } else if (along < 0) {
            return;
        }
        ribbon.light(through.first(), through.end(), along);
    }
}
