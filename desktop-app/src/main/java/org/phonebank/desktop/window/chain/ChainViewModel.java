package org.phonebank.desktop.window.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.phonebank.desktop.lab.LabEvent.StepChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.PhoneTelemetry;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Units;

/** The phones in pipeline order: those of the placement by stage, then the others by serial. */
public final class ChainViewModel {
    private final Messages messages;
    private final Units units;
    private final ObservableList<PhoneCardViewModel> cards = FXCollections.observableArrayList();
    private final ObservableList<PhoneCardViewModel> shownCards = FXCollections.unmodifiableObservableList(cards);
    private final Map<String, PhoneCardViewModel> bySerial = new HashMap<>();
    private final Map<String, Integer> stages = new HashMap<>();
    private final StringProperty summary = new SimpleStringProperty("");
    private final ObjectProperty<LabState> state = new SimpleObjectProperty<>(LabState.STOPPED);
    private final LongProperty tokens = new SimpleLongProperty();
    private int modelLayers;

    public ChainViewModel(Messages messages, Units units) {
        this.messages = messages;
        this.units = units;
    }

    public void showPhones(List<PhoneView> phones) {
        bySerial.keySet().retainAll(phones.stream().map(PhoneView::serial).toList());
        for (PhoneView phone : phones) {
            bySerial.computeIfAbsent(phone.serial(), serial -> cardFor(phone)).show(phone, modelLayers);
        }
        order();
        summarize();
    }

    /** The whole model has this many layers. */
    public void showModel(int layers) {
        modelLayers = layers;
        bySerial.values().forEach(card -> card.show(card.phone(), layers));
        summarize();
    }

    /** Puts the phones in the order of their stages, first stage first. */
    public void showPlacement(List<String> serials) {
        stages.clear();
        for (String serial : serials) {
            stages.put(serial, stages.size());
        }
        order();
    }

    public void showTelemetry(String serial, PhoneTelemetry sample) {
        PhoneCardViewModel card = bySerial.get(serial);
        if (card != null) {
            card.show(sample);
        }
    }

    public void showStep(StepChanged step) {
        PhoneCardViewModel card = bySerial.get(step.serial());
        if (card != null) {
            card.show(step);
        }
    }

    public void showState(LabState now) {
        state.set(now);
        bySerial.values().forEach(card -> card.show(now));
    }

    /** Tokens went through the chain. */
    public void countTokens(long count) {
        tokens.set(tokens.get() + count);
    }

    private PhoneCardViewModel cardFor(PhoneView phone) {
        PhoneCardViewModel card = new PhoneCardViewModel(phone, messages, units);
        card.show(state.get());
        return card;
    }

    private void order() {
        List<PhoneCardViewModel> ordered = new ArrayList<>(bySerial.values());
        ordered.sort(Comparator.comparingInt(
                        (PhoneCardViewModel card) -> stages.getOrDefault(card.serial(), Integer.MAX_VALUE))
                .thenComparing(PhoneCardViewModel::serial));
        if (!ordered.equals(cards)) {
            cards.setAll(ordered);
        }
    }

    private void summarize() {
        if (bySerial.isEmpty()) {
            summary.set("");
        } else if (modelLayers == 0) {
            summary.set(messages.text("chain.summary", bySerial.size()));
        } else {
            summary.set(messages.text("chain.summary.layers", bySerial.size(), modelLayers));
        }
    }

    public ObservableList<PhoneCardViewModel> cards() {
        return shownCards;
    }

    public ReadOnlyStringProperty summaryProperty() {
        return summary;
    }

    public ReadOnlyObjectProperty<LabState> stateProperty() {
        return state;
    }

    /** Tokens that went through the chain since the window was opened. */
    public ReadOnlyLongProperty tokensProperty() {
        return tokens;
    }
}
