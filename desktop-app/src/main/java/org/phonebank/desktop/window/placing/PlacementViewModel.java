package org.phonebank.desktop.window.placing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.base.LayerWords;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.desktop.window.control.StripPart;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.placement.BenchPhone;
import org.phonebank.pipeline.placement.Forecast;
import org.phonebank.pipeline.placement.Judgement;
import org.phonebank.pipeline.placement.Judgement.Possible;
import org.phonebank.pipeline.placement.Judgement.Refused;
import org.phonebank.pipeline.placement.Workbench;

/**
 * Placing layers: what a person holds, what every phone says to it, and what the placement under the pointer would bring.
 */
public final class PlacementViewModel {
    /** Stands for the place of phones that hold nothing, where serials are asked for. */
    public static final String STAND_BY = "";

    private final PlacementBoard board;
    private final Messages messages;
    private final LayerWords layerWords;
    private final RemarkWords remarks;
    private final ForecastWords forecasts;
    private final StripWords stripWords;
    private final VerdictWords verdictWords;
    private final ObjectProperty<List<StripPart>> strip = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<ForecastView> forecast = new SimpleObjectProperty<>(ForecastView.NONE);
    private final ObjectProperty<Map<String, Verdict>> verdicts = new SimpleObjectProperty<>(Map.of());
    private final ObjectProperty<Hint> hint = new SimpleObjectProperty<>(new Hint("", Tone.NEUTRAL));
    private final ObjectProperty<@Nullable Arrangement> plan = new SimpleObjectProperty<>();
    private final ObjectProperty<String> held = new SimpleObjectProperty<>("");
    private @Nullable Grip grip;
    private @Nullable Arrangement trial;

    public PlacementViewModel(PlacementBoard board, Messages messages, Units units) {
        this.board = board;
        this.messages = messages;
        layerWords = new LayerWords(messages);
        remarks = new RemarkWords(messages, units);
        forecasts = new ForecastWords(messages, units);
        stripWords = new StripWords(messages);
        verdictWords = new VerdictWords(messages, units);
    }

    /** Follows the board until the subscription is ended. */
    public Subscription follow() {
        refresh();
        return board.stateProperty().subscribe(this::show).and(this::letGo);
    }

    private void show(PlacementState before, PlacementState now) {
        if (before.draft() == null || !before.draft().equals(now.draft())) {
            letGo();
        } else if (grip != null) {
            judgeAll(grip);
        }
        refresh();
    }

    /** The boundary behind a stage is being dragged to before a layer; both are counted from 0. */
    public void tryBoundary(int stage, int layer) {
        wanted().ifPresent(draft -> tryOut(Moves.boundary(draft, stage, layer)));
    }

    /** The boundary was dropped there. */
    public void moveBoundary(int stage, int layer) {
        wanted().ifPresent(draft -> change(Moves.boundary(draft, stage, layer)));
    }

    /** Takes hold of layers or a phone: every phone says whether it could take them. What is not in the draft is left. */
    public void take(Grip taken) {
        if (wanted().filter(taken::isIn).isPresent() && state().workbench().isPresent()) {
            grip = taken;
            judgeAll(taken);
            refresh();
        }
    }

    private void judgeAll(Grip taken) {
        Workbench bench = state().workbench().orElseThrow();
        Arrangement draft = wanted().orElseThrow();
        Map<String, Verdict> said = new HashMap<>();
        for (BenchPhone phone : bench.phones()) {
            said.put(phone.serial(), verdictWords.say(bench, Moves.drop(draft, taken, phone.serial()), phone));
        }
        if (taken instanceof Grip.Newcomer newcomer) {
            said.put(newcomer.serial(), Verdict.SOURCE);
        }
        withdrawal(taken).ifPresent(way -> said.put(STAND_BY, verdictWords.withdraws(bench.judge(way))));
        held.set(inWords(taken, bench, draft));
        verdicts.set(Map.copyOf(said));
    }

    /**
     * What is held is over a phone now.
     *
     * @param serial {@link #STAND_BY} for the place of phones that hold nothing; null for none
     */
    public void over(@Nullable String serial) {
        if (grip == null) {
            return;
        }
        Verdict said = serial == null ? null : verdicts.get().get(serial);
        boolean takes = said != null && said.kind() == Verdict.Kind.TAKES;
        tryOut(takes ? outcome(grip, Objects.requireNonNull(serial)).orElse(null) : null);
        if (said != null && said.kind() == Verdict.Kind.REFUSES) {
            hint.set(new Hint(said.why(), Tone.DANGER));
        }
    }

    /**
     * Drops what is held on a phone; one that refuses it changes nothing.
     *
     * @param serial as of {@link #over}
     */
    public void drop(@Nullable String serial) {
        Verdict said = serial == null ? null : verdicts.get().get(serial);
        if (grip != null && said != null && said.kind() == Verdict.Kind.TAKES) {
            change(outcome(grip, Objects.requireNonNull(serial)).orElse(null));
        } else {
            release();
        }
    }

    /** Lets go of what is held; nothing changes. */
    public void release() {
        letGo();
        refresh();
    }

    /** Why a phone can be given no layers, as one sentence; empty if it can be given some. */
    public Optional<String> obstacle(String serial) {
        BenchPhone phone =
                state().workbench().flatMap(bench -> bench.phone(serial)).orElse(null);
        if (phone == null) {
            return Optional.of(messages.text("lab.menu.unknown"));
        }
        return Optional.ofNullable(phone.obstacle()).map(remarks::say);
    }

    public boolean holds() {
        return grip != null;
    }

    private void change(@Nullable Arrangement next) {
        letGo();
        if (next != null) {
            board.change(next);
        }
        refresh();
    }

    private void letGo() {
        grip = null;
        trial = null;
        held.set("");
        verdicts.set(Map.of());
    }

    private void tryOut(@Nullable Arrangement next) {
        trial = next;
        refresh();
    }

    private Optional<Arrangement> outcome(Grip of, String serial) {
        if (serial.equals(STAND_BY)) {
            return withdrawal(of);
        }
        return wanted().flatMap(draft -> Moves.drop(draft, of, serial).outcome());
    }

    /** Only a whole phone can be taken out of the chain: layers must be somewhere. */
    private Optional<Arrangement> withdrawal(Grip of) {
        Workbench bench = state().workbench().orElse(null);
        Arrangement draft = wanted().orElse(null);
        return bench != null && draft != null && of instanceof Grip.Shard shard
                ? PlacementSteps.bestWithout(bench, draft, shard.stage())
                : Optional.empty();
    }

    private String inWords(Grip taken, Workbench bench, Arrangement draft) {
        if (taken instanceof Grip.Newcomer newcomer) {
            return ForecastWords.name(bench, newcomer.serial());
        }
        int stage = taken instanceof Grip.Shard shard ? shard.stage() : ((Grip.Layers) taken).stage();
        Assigned from = draft.stages().get(stage);
        LayerRange layers =
                taken instanceof Grip.Layers some ? new LayerRange(some.layer(), some.layer() + 1) : from.layers();
        return messages.text("lab.held", layerWords.named(List.of(layers)), ForecastWords.name(bench, from.serial()));
    }

    private void refresh() {
        Workbench bench = state().workbench().orElse(null);
        Arrangement draft = wanted().orElse(null);
        plan.set(plan());
        if (bench == null || draft == null) {
            strip.set(List.of());
            forecast.set(ForecastView.NONE);
            hint.set(new Hint("", Tone.NEUTRAL));
            return;
        }
        Arrangement shown = trial == null ? draft : trial;
        Judgement judged = bench.judge(shown);
        strip.set(stripWords.say(bench, shown, judged));
        if (judged instanceof Possible possible) {
            boolean other = !shown.equals(bench.present());
            Forecast now =
                    other && bench.judge(bench.present()) instanceof Possible present ? present.forecast() : null;
            forecast.set(forecasts.say(bench, possible.forecast(), now));
        } else {
            forecast.set(ForecastView.NONE);
        }
        hint.set(hint(bench, judged));
    }

    private @Nullable Arrangement plan() {
        if (trial != null && grip == null) {
            return trial;
        }
        return state().changed() ? state().draft() : null;
    }

    private Hint hint(Workbench bench, Judgement judged) {
        if (judged instanceof Refused refused) {
            return new Hint(remarks.say(refused.why()), Tone.DANGER);
        }
        if (grip != null) {
            return new Hint(messages.text("lab.hint.held", held.get()), Tone.ACCENT);
        }
        List<String> exchanging = ((Possible) judged)
                .forecast().phones().stream()
                        .filter(Forecast.PhoneShare::exchanges)
                        .map(share -> ForecastWords.name(bench, share.serial()))
                        .toList();
        if (state().changed() && trial == null && !exchanging.isEmpty()) {
            return new Hint(messages.text("lab.hint.exchanges", String.join(", ", exchanging)), Tone.WARNING);
        }
        return new Hint(messages.text("lab.hint.drag"), Tone.NEUTRAL);
    }

    private PlacementState state() {
        return board.stateProperty().get();
    }

    private Optional<Arrangement> wanted() {
        return state().wanted();
    }

    public PlacementBoard board() {
        return board;
    }

    /** All layers in order, as the draft or what is being tried has them. */
    public ReadOnlyObjectProperty<List<StripPart>> stripProperty() {
        return strip;
    }

    /** Who shall hold what, while that differs from what is: the draft, or where a boundary is just dragged; else null. */
    public ReadOnlyObjectProperty<@Nullable Arrangement> planProperty() {
        return plan;
    }

    public ReadOnlyObjectProperty<ForecastView> forecastProperty() {
        return forecast;
    }

    /** What phones say to what is held, by serial; empty while nothing is held. */
    public ReadOnlyObjectProperty<Map<String, Verdict>> verdictsProperty() {
        return verdicts;
    }

    public ReadOnlyObjectProperty<Hint> hintProperty() {
        return hint;
    }

    /** What is held, in words; "" while nothing is. */
    public ReadOnlyObjectProperty<String> heldProperty() {
        return held;
    }
}
