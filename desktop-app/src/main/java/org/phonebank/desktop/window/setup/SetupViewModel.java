package org.phonebank.desktop.window.setup;

import java.util.Arrays;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Dialogs.Question;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.desktop.wizard.Check.Outcome;
import org.phonebank.desktop.wizard.Survey;
import org.phonebank.desktop.wizard.WizardStep;

/** The steps, where each of them stands, and what leads on. */
public final class SetupViewModel {
    private final Wizard wizard;
    private final Desk desk;
    private final Messages messages;
    private final Units units;
    private final SetupWords words;
    private final ObservableList<StepItem> steps = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<WizardStep> current;
    private final ReadOnlyObjectWrapper<NextAction> next;

    SetupViewModel(Wizard wizard, Desk desk) {
        this.wizard = wizard;
        this.desk = desk;
        this.messages = desk.messages();
        this.units = desk.units();
        this.words = new SetupWords(messages, units);
        this.current = new ReadOnlyObjectWrapper<>(wizard.choices().step());
        this.next = new ReadOnlyObjectWrapper<>(nextNow());
    }

    void refresh() {
        current.set(wizard.choices().step());
        Rows.update(steps, Arrays.stream(WizardStep.values()).map(this::item).toList(), StepItem::step);
        next.set(nextNow());
    }

    private StepItem item(WizardStep step) {
        return new StepItem(step, messages.text("setup.step", step), summary(step), mark(step), obstacle(step));
    }

    private String summary(WizardStep step) {
        Survey survey = wizard.survey();
        return switch (step) {
            case PHONES -> phones(survey);
            case MODEL ->
                survey.model()
                        .flatMap(model -> model.inspection())
                        .flatMap(model ->
                                survey.cut().map(cut -> messages.text("setup.summary.model", model.name(), cut.bits())))
                        .orElse("");
            case CHECK -> checks(survey);
            case PREPARE -> prepared();
            case PLACE ->
                wizard.asked()
                        ? messages.text("setup.summary.proposed")
                        : wizard.placement()
                                .map(placement -> words.counted(
                                        "setup.summary.placed.one",
                                        "setup.summary.placed",
                                        placement.stages().size()))
                                .orElse("");
            case PROMPT -> wizard.firstAnswer().result() == null ? "" : messages.text("setup.summary.answered");
        };
    }

    private String phones(Survey survey) {
        if (survey.checked().isEmpty()) {
            return messages.text("setup.phones.empty.title");
        }
        long waiting = survey.checked().size() - survey.ready();
        String ready = words.counted("setup.summary.ready.one", "setup.summary.ready", survey.ready());
        return waiting == 0
                ? ready
                : ready
                        + messages.text("setup.separator")
                        + words.counted("setup.summary.waiting.one", "setup.summary.waiting", waiting);
    }

    private String checks(Survey survey) {
        if (survey.checked().isEmpty()) {
            return "";
        }
        long failed = count(survey, Outcome.FAIL);
        long warned = count(survey, Outcome.WARNING);
        if (failed > 0) {
            return words.counted("setup.summary.failed.one", "setup.summary.failed", failed);
        }
        if (!survey.fit().fits()) {
            return survey.model().isEmpty() ? "" : messages.text("setup.summary.unfit");
        }
        return warned > 0
                ? words.counted("setup.summary.warned.one", "setup.summary.warned", warned)
                : messages.text("setup.summary.passed");
    }

    private static long count(Survey survey, Outcome outcome) {
        return survey.checked().stream()
                .filter(phone -> phone.outcome() == outcome)
                .count();
    }

    private String prepared() {
        Preparation preparation = wizard.preparation();
        return switch (preparation.state()) {
            case STOPPED -> "";
            case FAILED -> messages.text("setup.summary.broken");
            case READY, RUNNING -> messages.text("setup.summary.prepared");
            case PREPARING ->
                preparation.prepared()
                        ? messages.text("setup.summary.prepared")
                        : units.share(preparation.fraction(Phase.PREPARE));
        };
    }

    private SetupMark mark(WizardStep step) {
        Survey survey = wizard.survey();
        LabState lab = wizard.preparation().state();
        return switch (step) {
            case PHONES ->
                survey.ready() == 0
                        ? SetupMark.TODO
                        : survey.ready() == survey.checked().size() ? SetupMark.DONE : SetupMark.TROUBLE;
            case MODEL -> survey.model().isPresent() ? SetupMark.DONE : SetupMark.TODO;
            case CHECK -> checkMark(survey);
            case PREPARE ->
                switch (lab) {
                    case STOPPED -> wizard.waitsToGoOn() ? SetupMark.BUSY : SetupMark.TODO;
                    case FAILED -> wizard.preparation().phase() == Phase.PREPARE ? SetupMark.TROUBLE : SetupMark.DONE;
                    case PREPARING -> wizard.preparation().prepared() ? SetupMark.DONE : SetupMark.BUSY;
                    case READY, RUNNING -> SetupMark.DONE;
                };
            case PLACE ->
                lab.serves()
                        ? SetupMark.DONE
                        : wizard.preparation().phase() != Phase.LOAD
                                ? SetupMark.TODO
                                : lab == LabState.FAILED
                                        ? SetupMark.TROUBLE
                                        : lab == LabState.PREPARING ? SetupMark.BUSY : SetupMark.TODO;
            case PROMPT ->
                wizard.firstAnswer().running()
                        ? SetupMark.BUSY
                        : wizard.firstAnswer().result() == null ? SetupMark.TODO : SetupMark.DONE;
        };
    }

    private static SetupMark checkMark(Survey survey) {
        if (survey.checked().isEmpty() || survey.model().isEmpty()) {
            return SetupMark.TODO;
        }
        boolean trouble = count(survey, Outcome.FAIL) > 0 || !survey.fit().fits();
        return trouble ? SetupMark.TROUBLE : count(survey, Outcome.OPEN) > 0 ? SetupMark.BUSY : SetupMark.DONE;
    }

    /** Why a step cannot be opened yet. */
    private String obstacle(WizardStep step) {
        boolean begun = wizard.preparation().state() != LabState.STOPPED || wizard.waitsToGoOn();
        return switch (step) {
            case PHONES, MODEL -> "";
            case CHECK -> wizard.survey().checked().isEmpty() ? messages.text("setup.obstacle.noPhones") : "";
            case PREPARE -> begun || wizard.survey().fit().fits() ? "" : unfit();
            case PLACE -> wizard.preparation().prepared() ? "" : messages.text("setup.obstacle.unprepared");
            case PROMPT -> wizard.preparation().state().serves() ? "" : messages.text("setup.obstacle.unloaded");
        };
    }

    /** Why no lab can be made of what is chosen. */
    private String unfit() {
        Survey survey = wizard.survey();
        if (survey.fit().fits()) {
            return "";
        }
        if (survey.ready() == 0) {
            return messages.text("setup.obstacle.noPhones");
        }
        if (survey.model().isEmpty()) {
            return messages.text("setup.obstacle.noModel");
        }
        if (count(survey, Outcome.OPEN) > 0) {
            return messages.text("setup.obstacle.asking");
        }
        return survey.serving().isEmpty()
                ? messages.text("setup.obstacle.noneServes")
                : messages.text("setup.obstacle.unfit");
    }

    private NextAction nextNow() {
        return switch (wizard.choices().step()) {
            case PHONES ->
                new NextAction(
                        messages.text("setup.next.model"),
                        wizard.survey().ready() == 0 ? messages.text("setup.obstacle.noPhones") : "",
                        () -> wizard.go(WizardStep.MODEL));
            case MODEL ->
                new NextAction(
                        messages.text("setup.next.check"),
                        wizard.survey().model().isEmpty()
                                ? messages.text("setup.obstacle.noModel")
                                : obstacle(WizardStep.CHECK),
                        () -> wizard.go(WizardStep.CHECK));
            case CHECK -> afterCheck();
            case PREPARE -> afterPrepare();
            case PLACE -> afterPlace();
            case PROMPT ->
                new NextAction(messages.text("setup.next.chat"), obstacle(WizardStep.PROMPT), this::openChat);
        };
    }

    private NextAction afterCheck() {
        LabState lab = wizard.preparation().state();
        if (lab == LabState.PREPARING) {
            return to(WizardStep.PREPARE, "setup.next.preparing");
        }
        return new NextAction(
                messages.text(lab.serves() ? "setup.next.prepareAnew" : "setup.next.prepare"), unfit(), this::prepare);
    }

    private NextAction to(WizardStep step, String label) {
        return new NextAction(messages.text(label), obstacle(step), () -> wizard.go(step));
    }

    private NextAction afterPrepare() {
        return switch (wizard.preparation().state()) {
            case STOPPED ->
                new NextAction(
                        messages.text("setup.next.prepare"),
                        wizard.waitsToGoOn() ? messages.text("setup.obstacle.waiting") : unfit(),
                        this::prepare);
            case FAILED -> new NextAction(messages.text("setup.next.retry"), "", wizard::retry);
            case PREPARING, READY, RUNNING -> to(WizardStep.PLACE, "setup.next.place");
        };
    }

    private NextAction afterPlace() {
        if (wizard.asked()) {
            return new NextAction(
                    messages.text("setup.next.accept"),
                    wizard.proposed().isPresent() ? "" : messages.text("setup.obstacle.unfit"),
                    wizard::place);
        }
        if (wizard.preparation().state() == LabState.PREPARING
                && wizard.preparation().prepared()) {
            return new NextAction(
                    messages.text("setup.next.prompt"), messages.text("setup.obstacle.loading"), () -> {});
        }
        return wizard.preparation().state() == LabState.FAILED
                ? new NextAction(messages.text("setup.next.retry"), "", wizard::retry)
                : to(WizardStep.PROMPT, "setup.next.prompt");
    }

    /** A lab that serves is given up for the new one only if the person wants that. */
    private void prepare() {
        boolean serves = wizard.preparation().state().serves();
        if (!serves
                || desk.dialogs()
                        .confirm(new Question(
                                messages.text("setup.prepareAnew.title"),
                                messages.text("setup.prepareAnew.text"),
                                messages.text("setup.next.prepareAnew"),
                                Tone.WARNING))) {
            wizard.prepare();
        }
    }

    private void openChat() {
        desk.navigator().show(Page.CHAT);
    }

    void open(StepItem item) {
        if (item.obstacle().isEmpty()) {
            wizard.go(item.step());
        }
    }

    /** Goes to the step before; there is none before the first. */
    public void back() {
        int place = current.get().ordinal();
        if (place > 0) {
            wizard.go(WizardStep.values()[place - 1]);
        }
    }

    public void advance() {
        if (next.get().available()) {
            next.get().action().run();
        }
    }

    /** Always six, in their order. */
    ObservableList<StepItem> steps() {
        return steps;
    }

    public ReadOnlyObjectProperty<WizardStep> currentProperty() {
        return current.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<NextAction> nextProperty() {
        return next.getReadOnlyProperty();
    }

    /** Why there is no way on now; "" if there is. */
    ObservableValue<String> obstacleProperty() {
        return next.map(NextAction::obstacle);
    }

    /** Why there is no way back; "" if there is. */
    ObservableValue<String> firstProperty() {
        return current.map(step -> step == WizardStep.PHONES ? messages.text("setup.obstacle.first") : "");
    }
}
