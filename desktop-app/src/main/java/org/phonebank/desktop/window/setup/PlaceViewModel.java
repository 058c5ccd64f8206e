package org.phonebank.desktop.window.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.LayerWords;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.desktop.window.placing.RemarkWords;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.placement.Forecast;
import org.phonebank.pipeline.placement.Judgement;
import org.phonebank.pipeline.placement.Placement;
import org.phonebank.pipeline.placement.Purpose;
import org.phonebank.pipeline.placement.StagePlacement;

/** Which phone holds which layers. */
public final class PlaceViewModel {
    /** What there is to see. */
    public enum State {
        /** Phones are not ready for layers yet. */
        EARLY,
        /** A person may accept or change the placement. */
        PROPOSED,
        /** Phones get their layers. */
        LOADING,
        /** The lab serves. */
        LOADED
    }

    private final Wizard wizard;
    private final Desk desk;
    private final Messages messages;
    private final Units units;
    private final SetupWords words;
    private final LayerWords layerWords;
    private final RemarkWords remarks;
    private final ObservableList<StageRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.EARLY);
    private final ReadOnlyObjectWrapper<List<Tile>> tiles = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Purpose> purpose = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyStringWrapper explanation = new ReadOnlyStringWrapper("");

    PlaceViewModel(Wizard wizard, Desk desk) {
        this.wizard = wizard;
        this.desk = desk;
        this.messages = desk.messages();
        this.units = desk.units();
        this.words = new SetupWords(messages, units);
        this.layerWords = new LayerWords(messages);
        this.remarks = new RemarkWords(messages, units);
    }

    void refresh() {
        Arrangement arrangement = shown().orElse(null);
        state.set(stateNow(arrangement));
        rows(arrangement);
        Judgement judgement = arrangement == null
                ? null
                : wizard.placing()
                        .bench()
                        .map(bench -> bench.judge(arrangement))
                        .orElse(null);
        tiles.set(judgement instanceof Judgement.Possible possible ? tiles(possible.forecast()) : List.of());
        explanation.set(Stream.of(misfit(), explanationNow(judgement))
                .filter(sentence -> !sentence.isEmpty())
                .reduce((said, next) -> messages.text("lab.sentences", said, next))
                .orElse(""));
        purpose.set(wizard.placing().purpose().orElse(null));
    }

    private Optional<Arrangement> shown() {
        return wizard.placing().asked()
                ? wizard.placing().proposed()
                : placement().map(Arrangement::of);
    }

    /** The one of before counts again when the phones are prepared again. */
    private Optional<Placement> placement() {
        Preparation preparation = wizard.preparation();
        boolean counts = preparation.prepared() || preparation.state().serves();
        return wizard.placing().placement().filter(made -> counts);
    }

    private State stateNow(@Nullable Arrangement arrangement) {
        if (wizard.preparation().state().serves()) {
            return State.LOADED;
        }
        return wizard.placing().asked() ? State.PROPOSED : arrangement == null ? State.EARLY : State.LOADING;
    }

    /** Why what a person had placed is not used. */
    private String misfit() {
        return wizard.placing()
                .misfit()
                .filter(why -> state.get() != State.EARLY)
                .map(why -> messages.text("setup.place.misfit.text", remarks.say(why)))
                .orElse("");
    }

    private String explanationNow(@Nullable Judgement judgement) {
        if (judgement instanceof Judgement.Refused refused) {
            return remarks.say(refused.why());
        }
        if (wizard.placing().asked()) {
            return wizard.placing().asBefore()
                    ? messages.text("setup.place.again")
                    : wizard.placing().purpose().map(this::reasons).orElse("");
        }
        return placement().map(placement -> remarks.say(placement.remarks())).orElse("");
    }

    private String reasons(Purpose wanted) {
        return wizard.placing()
                .bench()
                .map(bench -> remarks.say(bench.propose(wanted).remarks()))
                .orElse("");
    }

    private List<Tile> tiles(Forecast forecast) {
        List<Tile> all = new ArrayList<>();
        all.add(new Tile(messages.text("setup.place.chat"), units.tokensPerSecond(forecast.chatTokensPerSecond())));
        all.add(new Tile(messages.text("setup.place.batch"), units.tokensPerSecond(forecast.batchTokensPerSecond())));
        all.add(new Tile(messages.text("setup.place.first"), units.duration(forecast.firstToken())));
        forecast.joulesPerToken()
                .ifPresent(joules -> all.add(new Tile(messages.text("setup.place.energy"), joules(joules))));
        return all;
    }

    private String joules(double joules) {
        return joules < 1
                ? messages.text("setup.place.millijoules", joules * 1000)
                : messages.text("setup.place.joules", joules);
    }

    private void rows(@Nullable Arrangement arrangement) {
        if (arrangement == null) {
            rows.clear();
            return;
        }
        Map<String, PhoneView> phones =
                wizard.labPhones().stream().collect(Collectors.toMap(PhoneView::serial, Function.identity()));
        Rows.update(
                rows,
                arrangement.stages().stream()
                        .map(stage -> row(stage, phones.get(stage.serial()), arrangement.layers()))
                        .toList(),
                row -> row.serial() + row.first());
    }

    private StageRow row(Assigned stage, @Nullable PhoneView phone, int all) {
        long total = phone == null ? 0 : phone.memoryTotal();
        long bytes = memory(stage);
        return new StageRow(
                stage.serial(),
                phone == null ? stage.serial() : words.named(phone.name(), phone.serial()),
                layerWords.named(List.of(stage.layers()), all),
                stage.layers().first(),
                stage.layers().end(),
                all,
                total == 0
                        ? units.bytes(bytes)
                        : messages.text("setup.place.memory", units.bytes(bytes), units.bytes(total)),
                total == 0 ? 0 : Math.min(1, (double) bytes / total));
    }

    private long memory(Assigned stage) {
        return wizard.placing()
                .placement()
                .flatMap(placement -> placement.stages().stream()
                        .filter(placed -> placed.layers().equals(stage.layers()))
                        .findFirst())
                .map(StagePlacement::memoryBytes)
                .or(() -> wizard.placing().bench().map(bench -> bench.memoryBytes(stage.layers())))
                .orElse(0L);
    }

    /** Proposes for another purpose. */
    public void want(Purpose wanted) {
        wizard.want(wanted);
    }

    public void openLab() {
        desk.navigator().show(Page.LAB);
    }

    ObservableList<StageRow> rows() {
        return rows;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What the placement gives; none as long as that cannot be said. */
    ReadOnlyObjectProperty<List<Tile>> tilesProperty() {
        return tiles.getReadOnlyProperty();
    }

    /** For which the planner places; null if what a person had placed by hand is wanted again. */
    public ReadOnlyObjectProperty<@Nullable Purpose> purposeProperty() {
        return purpose.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty explanationProperty() {
        return explanation.getReadOnlyProperty();
    }
}
