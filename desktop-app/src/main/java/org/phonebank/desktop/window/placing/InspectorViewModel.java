package org.phonebank.desktop.window.placing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.phonebank.desktop.window.base.LayerWords;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.BenchPhone;
import org.phonebank.pipeline.placement.Forecast;
import org.phonebank.pipeline.placement.Forecast.PhoneShare;
import org.phonebank.pipeline.placement.Judgement;
import org.phonebank.pipeline.placement.Judgement.Possible;
import org.phonebank.pipeline.placement.Judgement.Refused;
import org.phonebank.pipeline.placement.Remark;
import org.phonebank.pipeline.placement.Workbench;

/** Why the planner chose what there is, and what the phone that a person looks at does in it. */
public final class InspectorViewModel {
    private final PlacementBoard board;
    private final Messages messages;
    private final Units units;
    private final LayerWords layerWords;
    private final RemarkWords remarks;
    private final StringProperty selected = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<PlanView> plan = new SimpleObjectProperty<>(PlanView.NONE);
    private final ObjectProperty<List<PhoneFact>> facts = new SimpleObjectProperty<>(List.of());

    public InspectorViewModel(PlacementBoard board, Messages messages, Units units) {
        this.board = board;
        this.messages = messages;
        this.units = units;
        layerWords = new LayerWords(messages);
        remarks = new RemarkWords(messages, units);
    }

    /** Follows the board until the subscription is ended. */
    public Subscription follow() {
        return board.stateProperty().subscribe(now -> refresh()).and(selected.subscribe(serial -> refresh()));
    }

    private void refresh() {
        PlacementState state = board.stateProperty().get();
        Workbench bench = state.workbench().orElse(null);
        Arrangement draft = state.wanted().orElse(null);
        if (bench == null || draft == null) {
            plan.set(PlanView.NONE);
            facts.set(List.of());
            selected.set("");
            name.set("");
            return;
        }
        Judgement judged = bench.judge(draft);
        name.set(bench.phone(selected.get()).map(BenchPhone::name).orElse(""));
        plan.set(plan(bench, draft, judged));
        facts.set(bench.phone(selected.get())
                .map(phone -> facts(phone, draft, judged))
                .orElse(List.of()));
    }

    private PlanView plan(Workbench bench, Arrangement draft, Judgement judged) {
        Origin by = Origin.of(board.stateProperty().get(), bench, draft);
        String origin = messages.text("lab.origin", by);
        // Below stands where time passes by the newest measurements, which the plan may not have known.
        String reasons = remarks.say(by.remarks(board.stateProperty().get(), bench).stream()
                .filter(remark -> remark.code() != Remark.Code.MOST_TIME)
                .toList());
        if (reasons.isEmpty()) {
            reasons = messages.text("lab.origin.text", by);
        }
        return judged instanceof Possible possible
                ? new PlanView(origin, reasons, shares(bench, possible.forecast()))
                : new PlanView(origin, remarks.say(((Refused) judged).why()), List.of());
    }

    private List<ShareRow> shares(Workbench bench, Forecast forecast) {
        double longest = forecast.phones().stream()
                .mapToDouble(PhoneShare::shareOfTime)
                .max()
                .orElse(0);
        List<ShareRow> rows = new ArrayList<>();
        for (PhoneShare phone : forecast.phones()) {
            boolean slowest =
                    phone.shareOfTime() == longest && forecast.phones().size() > 1;
            rows.add(new ShareRow(
                    phone.serial(),
                    ForecastWords.name(bench, phone.serial()),
                    units.share(phone.shareOfTime()),
                    phone.shareOfTime(),
                    slowest));
        }
        return rows;
    }

    private List<PhoneFact> facts(BenchPhone phone, Arrangement draft, Judgement judged) {
        List<PhoneFact> known = new ArrayList<>();
        known.add(fact(
                "lab.fact.layers",
                draft.of(phone.serial()).isEmpty()
                        ? messages.text("lab.fact.layers.none")
                        : layerWords.numbers(draft.of(phone.serial()))));
        if (judged instanceof Possible possible) {
            possible.forecast().phones().stream()
                    .filter(share -> share.serial().equals(phone.serial()))
                    .forEach(share -> {
                        known.add(fact("lab.fact.memory", units.bytes(share.memoryBytes())));
                        known.add(fact("lab.fact.time", units.share(share.shareOfTime())));
                    });
        }
        known.add(fact("lab.fact.room", units.bytes(Math.max(0, phone.roomBytes()))));
        known.add(fact(
                phone.measured() ? "lab.fact.speed.measured" : "lab.fact.speed.guessed",
                messages.text("lab.fact.speed", units.bytes(Math.round(phone.bytesPerSecond())))));
        known.add(fact("lab.fact.link", units.duration(phone.roundTrip())));
        watts("lab.fact.busy", phone.busyWatts()).ifPresent(known::add);
        watts("lab.fact.idle", phone.idleWatts()).ifPresent(known::add);
        if (phone.obstacle() != null) {
            known.add(fact("lab.fact.obstacle", remarks.say(phone.obstacle())));
        }
        return known;
    }

    private Optional<PhoneFact> watts(String key, OptionalDouble watts) {
        return watts.isEmpty() ? Optional.empty() : Optional.of(fact(key, units.watts(watts.getAsDouble())));
    }

    private PhoneFact fact(String key, String value) {
        return new PhoneFact(messages.text(key), value);
    }

    /** Serial of the phone that the person looks at; "" for none. */
    public StringProperty selectedProperty() {
        return selected;
    }

    /** Of the selected phone. */
    public ReadOnlyStringProperty nameProperty() {
        return name;
    }

    public ReadOnlyObjectProperty<PlanView> planProperty() {
        return plan;
    }

    /** Of the selected phone; none if there is no such phone. */
    public ReadOnlyObjectProperty<List<PhoneFact>> factsProperty() {
        return facts;
    }
}
