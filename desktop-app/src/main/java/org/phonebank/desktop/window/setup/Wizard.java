package org.phonebank.desktop.window.setup;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.ModelChosen;
import org.phonebank.desktop.lab.LabEvent.PhonesChanged;
import org.phonebank.desktop.lab.LabEvent.PlacementMade;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.lab.Placing;
import org.phonebank.desktop.lab.RefusedException;
import org.phonebank.desktop.window.base.Asker;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.UiThread;
import org.phonebank.desktop.window.placing.RemarkWords;
import org.phonebank.desktop.wizard.Choices;
import org.phonebank.desktop.wizard.KeptPlacement;
import org.phonebank.desktop.wizard.PhoneAddress;
import org.phonebank.desktop.wizard.ReturningLab;
import org.phonebank.desktop.wizard.ScoutedPhone;
import org.phonebank.desktop.wizard.Scouting;
import org.phonebank.desktop.wizard.SetupServices;
import org.phonebank.desktop.wizard.ShelvedModel;
import org.phonebank.desktop.wizard.Survey;
import org.phonebank.desktop.wizard.WizardStep;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Purpose;
import org.phonebank.pipeline.placement.Remark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a person is with setting up a lab. It outlives the views, and what was chosen outlives the program. */
final class Wizard implements ChoiceKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(Wizard.class);

    /** So long after virtual phones were started others have usually been found. */
    private static final long PATIENCE_SECONDS = 15;

    private final SetupServices services;
    private final Lab lab;
    private final UiThread ui;
    private final Consumer<Object> changed;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Preparation preparation;
    private final FirstAnswer firstAnswer;
    private final Choosing choosing;
    private Scouting scouting = Scouting.NOTHING;
    private List<ShelvedModel> models = List.of();
    private volatile Choices choices;
    private Survey survey = Survey.NOTHING;
    private long surveys;
    private boolean looked;
    private boolean offered;
    private boolean patient = true;
    private volatile boolean ended;
    private final LastLab last = new LastLab();
    /** As it speaks now. */
    private Desk desk;

    private @Nullable ModelChosen model;
    /** The lab that was set up here last; none if none was. */
    private volatile ReturningLab own = ReturningLab.NONE;

    private Runnable whenReady = () -> {};
    private List<PhoneView> labPhones = List.of();
    private final LayerPlacing placing = new LayerPlacing();

    Wizard(SetupServices services, Desk desk, Asker asker) {
        this.services = services;
        this.desk = desk;
        this.lab = desk.lab();
        this.ui = desk.ui();
        this.changed = ui.oncePerFrame(any -> listeners.forEach(Runnable::run));
        this.preparation = new Preparation(desk.clock());
        this.firstAnswer = new FirstAnswer(asker, this::tell);
        this.choices = services.choices().kept();
        this.choosing = new Choosing(services, ui, this);
    }

    /** The window speaks another language. */
    void speak(Desk next) {
        desk = next;
    }

    /**
     * Goes on where the last program ended, and begins to look for phones and models as soon as the window is there.
     *
     * @param beginning the question of a lab that is given is asked in the chat
     */
    void begin(Desk desk, LabBeginning beginning) {
        desk.feed().observe(this::hear);
        boolean begun = choices.step().compareTo(WizardStep.PREPARE) > 0;
        switch (beginning) {
            case GIVEN -> whenReady = () -> desk.navigator().show(Page.CHAT);
            case LAST -> expectLast();
            case NONE -> choices = choices.with(ReturningLab.NONE);
        }
        if (begun || last.awaited() || !last.held().isNone() || beginning == LabBeginning.GIVEN) {
            // The lab that the later steps were about has ended with the last program.
            choices = choices.at(WizardStep.PREPARE);
        }
        ui.afterFrame(() -> look(beginning));
    }

    private void expectLast() {
        ReturningLab lastLab = choices.lab();
        if (!lastLab.exists()) {
            return;
        }
        if (!lastLab.isOf(choices.model(), choices.bits())) {
            hold(FailureWording.LAST_LAB_OF_ANOTHER_MODEL);
        } else if (lastLab.tried()) {
            hold(FailureWording.LAST_LAB_BROKEN_OFF);
        } else {
            last.await();
            lab.expect(Phrase.NONE);
        }
    }

    /** The lab of last time waits for a person, who is told why. */
    private void hold(FailureWording why) {
        boolean expected = last.awaited();
        last.hold(why);
        if (expected) {
            lab.cancel();
        }
        Messages words = desk.messages();
        desk.notices().tell(Tone.WARNING, words.text("news.returning"), words.say(last.held()));
        tell();
    }

    private void look(LabBeginning beginning) {
        if (ended) {
            return;
        }
        if (beginning != LabBeginning.GIVEN) {
            // Who is missing is seen in the list, and why is in the log.
            var unused = services.phones()
                    .restoreVirtual(choices.virtualPhones())
                    .whenComplete(
                            (there, missing) -> CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                                    .execute(() -> ui.run(this::miss)));
        }
        for (String written : choices.addresses()) {
            PhoneAddress.parse(written).ifPresent(services.phones()::remember);
        }
        choices.openedModels().forEach(this::openAgain);
        services.phones().listen(ui.oncePerFrame(seen -> see(seen.get(seen.size() - 1))));
        services.models().listen(ui.oncePerFrame(found -> offer(found.get(found.size() - 1))));
    }

    /**
     * From now on nobody begins to look for anything. A lab that was coming back does so again at the next start, as it was
     * not the program's trouble that it did not become ready. By any thread.
     */
    void end() {
        ended = true;
        if (own.exists() && choices.lab().tried()) {
            services.choices().keep(toKeep(choices));
        }
    }

    private Choices toKeep(Choices next) {
        return ended ? next.with(next.lab().brokenOff()) : next;
    }

    private void openAgain(String path) {
        try {
            var unused = services.models().open(Path.of(path));
        } catch (InvalidPathException e) {
            LOG.warn("A model of last time is left out, because \"{}\" is no path.", path);
        }
    }

    /** Called at most once a frame after anything changed; and once now. */
    Subscription observe(Runnable listener) {
        listeners.add(listener);
        listener.run();
        return () -> listeners.remove(listener);
    }

    @Override
    public void tell() {
        changed.accept(this);
    }

    private void see(Scouting seen) {
        scouting = seen;
        looked = true;
        judge();
    }

    private void offer(List<ShelvedModel> found) {
        models = found;
        offered = true;
        judge();
        tellWhatIsMissed();
    }

    private void judge() {
        survey = Survey.of(scouting, models, choices, services.platform());
        surveys++;
        if (last.awaited() && scouting.othersHave(choices.lab().phones())) {
            hold(FailureWording.LAST_LAB_TAKEN);
        } else if (last.awaited() && last.complete(ofLast(), choices) && last.ask()) {
            var unused = services.phones()
                    .othersWork()
                    .whenComplete((work, failure) -> ui.run(() -> beginLastUnless(work, failure)));
        }
        tell();
    }

    /** As if no other phones were there: those wait for a person. */
    private Survey ofLast() {
        return Survey.of(scouting.only(choices.lab().phones()), models, choices, services.platform());
    }

    private void beginLastUnless(@Nullable Boolean othersWork, @Nullable Throwable failure) {
        last.answer();
        if (failure != null) {
            LOG.info("Nobody knows whether another program works with phones.", failure);
        }
        Survey all = ofLast();
        if (ended || !last.complete(all, choices)) {
            return;
        }
        if (Boolean.TRUE.equals(othersWork)) {
            hold(FailureWording.LAST_LAB_TAKEN);
            return;
        }
        ReturningLab next = choices.lab().comingBack();
        prepare(all, next);
        if (next.placed()) {
            last.placeAgain();
        }
    }

    /** Phones have had time enough to come back. */
    void miss() {
        patient = false;
        tellWhatIsMissed();
    }

    private void tellWhatIsMissed() {
        if (!ended && !patient && offered && last.miss()) {
            lab.expect(obstacleToGoOn());
            tell();
        }
    }

    private void hear(LabEvent event) {
        LabState before = preparation.state();
        boolean asked = placing.asked();
        boolean prepared = preparation.hear(event);
        boolean news = placing.hear(event) || prepared;
        if (event instanceof PhonesChanged phones) {
            labPhones = phones.phones();
        } else if (event instanceof StateChanged changedState) {
            become(before, changedState.state());
        } else if (event instanceof ModelChosen chosen) {
            model = chosen;
        } else if (event instanceof PlacementMade && own.exists()) {
            choose(choices.with(choices.lab().afterPlacing()));
        }
        if (placing.asked() && !asked) {
            beAsked();
        }
        if (news) {
            tell();
        }
    }

    /** Where the layers go. */
    private void beAsked() {
        if (choices.step() == WizardStep.PREPARE) {
            go(WizardStep.PLACE);
        }
        placedLab().flatMap(services.placements()::find).ifPresent(placing::recall);
        if (last.placesAgain()) {
            last.end();
            placeUnasked();
        }
    }

    private void placeUnasked() {
        try {
            placing.proposed().ifPresent(wanted -> {
                handOver(wanted);
                placing.misfit().ifPresent(this::tellMisfit);
            });
        } catch (RefusedException changed) {
            LOG.info("The layers are not placed again unasked: {}", changed.getMessage());
        }
    }

    private void tellMisfit(Remark why) {
        Messages words = desk.messages();
        String said = new RemarkWords(words, desk.units()).say(why);
        desk.notices()
                .tell(Tone.WARNING, words.text("setup.place.misfit"), words.text("setup.place.misfit.text", said));
    }

    private void become(LabState before, LabState now) {
        if (now == LabState.READY && before == LabState.PREPARING) {
            if (own.exists()) {
                // What was cancelled too late is ready all the same.
                ReturningLab ready = choices.lab().exists() ? choices.lab() : own.of(takingPart());
                choose(choices.with(ready.ready()));
            }
            services.models().refresh();
            if (choices.step() == WizardStep.PREPARE || choices.step() == WizardStep.PLACE) {
                go(WizardStep.PROMPT);
                whenReady.run();
            }
        } else if (now == LabState.FAILED && own.exists() && !ended) {
            // A person has seen it; the next start does not try again unasked, nor are layers placed unasked.
            last.end();
            choose(choices.with(ReturningLab.NONE));
        }
    }

    private List<String> takingPart() {
        return labSerials().stream()
                .filter(serial -> !choices.leftOut().contains(serial))
                .sorted()
                .toList();
    }

    @Override
    public void choose(Choices next) {
        if (!next.equals(choices)) {
            choices = next;
            services.choices().keep(toKeep(next));
            if (!next.lab().exists()) {
                endLast();
            }
            judge();
        }
    }

    private void endLast() {
        boolean awaited = last.awaited();
        last.end();
        if (awaited) {
            lab.cancel();
        }
    }

    void go(WizardStep step) {
        choose(choices.at(step));
    }

    // ---- Lab

    /** Begins a lab of what is chosen; does nothing unless that fits. */
    void prepare() {
        prepare(survey, ReturningLab.begun(survey.servingSerials(), choices.model(), choices.bits()));
    }

    private void prepare(Survey wanted, ReturningLab next) {
        wanted.settings(services.data()).ifPresent(settings -> {
            last.end();
            own = ReturningLab.begun(next.phones(), next.model(), next.bits());
            choose(choices.at(WizardStep.PREPARE).with(next));
            lab.begin(settings.with(Placing.BY_PERSON));
        });
    }

    /**
     * Has the lab go on with what is proposed; does nothing unless it waits for that.
     *
     * @throws RefusedException if it does not wait any more, or a phone has changed so that it
     *     cannot be
     */
    void place() {
        if (placing.asked() && placing.proposed().isPresent()) {
            keepPlacement(handOver(placing.proposed().get()));
        }
    }

    private Arrangement handOver(Arrangement wanted) {
        lab.place(wanted, placing.upkeep());
        placing.answered();
        tell();
        return wanted;
    }

    private void keepPlacement(Arrangement wanted) {
        placedLab().ifPresent(placed -> services.placements()
                .keep(KeptPlacement.of(placed, wanted, placing.purpose().orElse(null))));
    }

    /** What a placement belongs to. */
    private Optional<KeptPlacement.Lab> placedLab() {
        ModelChosen chosen = model;
        return chosen == null ? Optional.empty() : placing.bench().map(bench -> KeptPlacement.Lab.of(chosen, bench));
    }

    void want(Purpose wanted) {
        placing.want(wanted);
        tell();
    }

    void cancel() {
        boolean kept = own.exists() || last.awaited();
        last.end();
        if (kept) {
            choose(choices.with(ReturningLab.NONE));
        }
        lab.cancel();
    }

    @Override
    public void expectNoLonger() {
        if (last.awaited()) {
            cancel();
        }
    }

    /** The lab goes on with those of its phones that are there. */
    void retry() {
        if (own.exists()) {
            choose(choices.with(own.of(survey.servingSerials().stream()
                    .filter(labSerials()::contains)
                    .toList())));
        }
        lab.retry();
    }

    // ---- How things stand

    @Override
    public Scouting scouting() {
        return scouting;
    }

    /** Whether somebody has looked for phones yet. */
    boolean looked() {
        return looked;
    }

    /** Whether the lab of last time begins by itself as soon as its phones are there. */
    boolean waitsToGoOn() {
        return last.awaited();
    }

    /** Whether that takes longer than it usually does. */
    boolean waitsLong() {
        return last.awaited() && (last.late() || !choices.lab().isOf(choices.model(), choices.bits()));
    }

    /** Why the lab of last time waits for a person; none if it does not. */
    Phrase heldBack() {
        return last.held();
    }

    /** Names of the phones that it waits for. */
    List<String> waitsFor() {
        return LastLab.missing(survey, choices);
    }

    /** Why it does not begin. */
    Phrase obstacleToGoOn() {
        return LastLab.obstacle(ofLast(), choices);
    }

    /** For choosing phones and models. */
    Choosing choosing() {
        return choosing;
    }

    List<ShelvedModel> models() {
        return models;
    }

    @Override
    public Choices choices() {
        return choices;
    }

    Survey survey() {
        return survey;
    }

    /** Counts surveys: what shows nothing else need not be made anew while this stays. */
    long surveys() {
        return surveys;
    }

    /** What a phone that is prepared is called everywhere; the lab itself knows only when it has asked the phone. */
    String nameOf(PhoneProgress phone) {
        return scouting.phones().stream()
                .filter(seen ->
                        seen.serial().equals(phone.serial()) && seen.facts().isPresent())
                .map(ScoutedPhone::name)
                .findFirst()
                .orElse(phone.name());
    }

    Preparation preparation() {
        return preparation;
    }

    FirstAnswer firstAnswer() {
        return firstAnswer;
    }

    /** Of the lab that is prepared or serves. */
    List<PhoneView> labPhones() {
        return labPhones;
    }

    Set<String> labSerials() {
        return labPhones.stream().map(PhoneView::serial).collect(Collectors.toSet());
    }

    LayerPlacing placing() {
        return placing;
    }
}
