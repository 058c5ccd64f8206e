package org.phonebank.desktop.window.chain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.keeping.Serving;
import org.phonebank.desktop.keeping.Serving.Holder;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.StepChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.PhoneTelemetry;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.window.base.LabObserver;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.desktop.window.placing.Verdict;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Placement;
import org.phonebank.pipeline.placement.Workbench;

/** The phones in the order in which tokens pass them: as they serve, before that as they are placed; then the others. */
public final class ChainViewModel implements LabObserver {
    private final Messages messages;
    private final Units units;
    private final Function<String, FaultMenuViewModel> faultMenus;
    private final Map<String, PhoneCardViewModel> bySerial = new TreeMap<>();
    private final ObjectProperty<ChainOrder> order = new SimpleObjectProperty<>(ChainOrder.EMPTY);
    private final StringProperty summary = new SimpleStringProperty("");
    private final ObjectProperty<LabState> state = new SimpleObjectProperty<>(LabState.STOPPED);
    private final LongProperty tokens = new SimpleLongProperty();
    private List<Place> places = List.of();
    private Map<String, Wish> plan = Map.of();
    private List<Place> planned = List.of();
    private @Nullable Serving serving;
    private int modelLayers;

    /** Who has which layers, by serial. */
    private record Place(LayerRange layers, Set<String> serials) {}

    /** What a phone shall hold, and the memory that takes. */
    private record Wish(List<LayerRange> layers, long bytes) {
        static Wish of(List<LayerRange> layers, Workbench bench) {
            return new Wish(
                    layers, layers.stream().mapToLong(bench::memoryBytes).sum());
        }
    }

    /** @param faultMenus makes the menu of the phone with a serial */
    public ChainViewModel(Messages messages, Units units, Function<String, FaultMenuViewModel> faultMenus) {
        this.messages = messages;
        this.units = units;
        this.faultMenus = faultMenus;
    }

    @Override
    public void show(LabEvent event) {
        if (event instanceof LabEvent.PhonesChanged changed) {
            showPhones(changed.phones());
        } else if (event instanceof StepChanged step) {
            showStep(step);
        } else if (event instanceof LabEvent.StateChanged changed) {
            showState(changed.state());
        } else if (event instanceof LabEvent.ModelChosen chosen) {
            showModel(chosen.layers());
        } else if (event instanceof LabEvent.PlacementMade made) {
            showPlacement(made.placement());
        } else if (event instanceof LabEvent.ServingChanged changed) {
            showServing(changed.serving());
        } else if (event instanceof LabEvent.TelemetryReceived sample) {
            showTelemetry(sample.serial(), sample.telemetry());
        } else if (event instanceof LabEvent.TokenMade) {
            countTokens(1);
        }
    }

    public void showPhones(List<PhoneView> phones) {
        bySerial.keySet().retainAll(phones.stream().map(PhoneView::serial).toList());
        for (PhoneView phone : phones) {
            bySerial.computeIfAbsent(phone.serial(), serial -> cardFor(phone)).show(phone, modelLayers);
        }
        arrange();
        summarize();
    }

    /** The whole model has this many layers. */
    public void showModel(int layers) {
        modelLayers = layers;
        bySerial.values().forEach(card -> card.show(card.phone(), layers));
        summarize();
    }

    /** Puts the phones in the order of their stages, first stage first. */
    public void showPlacement(Placement placement) {
        places = placement.stages().stream()
                .map(stage -> new Place(stage.layers(), Set.of(stage.serial())))
                .toList();
        arrange();
    }

    /** Puts the phones in the order in which they serve now. */
    public void showServing(Serving now) {
        serving = now;
        places = now.stages().stream()
                .map(stage -> new Place(stage.layers(), serials(stage.holders())))
                .toList();
        bySerial.values().forEach(card -> card.show(duty(card.serial())));
        arrange();
        summarize();
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
        if (!now.serves()) {
            serving = null;
        }
        if (!now.begun()) {
            places = List.of();
            arrange();
        }
        for (PhoneCardViewModel card : bySerial.values()) {
            card.show(now);
            card.show(duty(card.serial()));
        }
        summarize();
    }

    /**
     * Shows the chain as a person wants it.
     *
     * @param bench knows who would have to give layers up, and what layers take
     */
    public void showPlan(Arrangement wanted, Workbench bench) {
        planned = wanted.stages().stream()
                .map(stage -> new Place(stage.layers(), Set.of(stage.serial())))
                .toList();
        plan = Stream.concat(wanted.serials().stream(), bench.present().serials().stream())
                .distinct()
                .collect(Collectors.toMap(serial -> serial, serial -> Wish.of(wanted.of(serial), bench)));
        bySerial.values().forEach(this::plan);
        arrange();
    }

    /** Shows the chain as it is. */
    public void showNoPlan() {
        planned = List.of();
        plan = Map.of();
        bySerial.values().forEach(this::plan);
        arrange();
    }

    /** Phones that mirror others go on as they like. */
    private void plan(PhoneCardViewModel card) {
        Wish wanted = plan.get(card.serial());
        if (wanted == null) {
            card.wantNothingElse();
        } else {
            card.want(wanted.layers(), wanted.bytes());
        }
    }

    /** Shows what phones say to what a person holds, by serial; none while nothing is held. */
    public void showVerdicts(Map<String, Verdict> verdicts) {
        bySerial.forEach((serial, card) -> card.say(verdicts.get(serial)));
    }

    /** Tokens went through the chain. */
    public void countTokens(long count) {
        tokens.set(tokens.get() + count);
    }

    private PhoneCardViewModel cardFor(PhoneView phone) {
        PhoneCardViewModel card = new PhoneCardViewModel(phone, faultMenus.apply(phone.serial()), messages, units);
        card.show(state.get());
        card.show(duty(phone.serial()));
        plan(card);
        return card;
    }

    private Duty duty(String serial) {
        if (serving == null) {
            return Duty.UNKNOWN;
        }
        List<Holder> held = serving.stages().stream()
                .flatMap(stage -> stage.holders().stream())
                .filter(holder -> holder.serial().equals(serial))
                .toList();
        if (held.isEmpty()) {
            return Duty.STANDS_BY;
        }
        return held.stream().allMatch(Holder::resting) ? Duty.RESTS : Duty.SERVES;
    }

    private void arrange() {
        Set<PhoneCardViewModel> others = new HashSet<>(bySerial.values());
        List<ChainStage> stages = new ArrayList<>();
        List<Place> shown = planned.isEmpty() ? places : planned;
        for (Place place : shown) {
            List<PhoneCardViewModel> cards = bySerial.values().stream()
                    .filter(card -> place.serials().contains(card.serial()))
                    .toList();
            List<PhoneCardViewModel> first =
                    cards.stream().filter(others::remove).toList();
            stages.add(new ChainStage(
                    place.layers(),
                    first,
                    cards.stream().filter(card -> !first.contains(card)).toList()));
        }
        ChainOrder now = new ChainOrder(
                stages, bySerial.values().stream().filter(others::contains).toList());
        if (!now.equals(order.get())) {
            order.set(now);
        }
    }

    private static Set<String> serials(List<Holder> holders) {
        Set<String> serials = new HashSet<>();
        holders.forEach(holder -> serials.add(holder.serial()));
        return serials;
    }

    private void summarize() {
        int phones = bySerial.size();
        long serve = bySerial.keySet().stream()
                .filter(serial -> duty(serial) == Duty.SERVES)
                .count();
        if (phones == 0) {
            summary.set("");
        } else if (modelLayers == 0) {
            summary.set(messages.text("chain.summary", phones));
        } else if (serving != null && serve < phones) {
            summary.set(messages.text("chain.summary.some", phones, modelLayers, serve));
        } else {
            summary.set(messages.text("chain.summary.layers", phones, modelLayers));
        }
    }

    /** Changes only when the order does. */
    public ReadOnlyObjectProperty<ChainOrder> orderProperty() {
        return order;
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
