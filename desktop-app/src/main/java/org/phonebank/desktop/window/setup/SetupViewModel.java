package org.phonebank.desktop.window.setup;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.RefusedException;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Dialogs.Question;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.wizard.WizardStep;

/** The steps, where each of them stands, and what leads on. */
public final class SetupViewModel {
    private final Wizard wizard;
    private final Desk desk;
    private final Messages messages;
    private final StepItems items;
    private final ObservableList<StepItem> steps = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<WizardStep> current;
    private final ReadOnlyObjectWrapper<NextAction> next;
    private final ReadOnlyObjectWrapper<@Nullable NextAction> other;
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");

    SetupViewModel(Wizard wizard, Desk desk) {
        this.wizard = wizard;
        this.desk = desk;
        this.messages = desk.messages();
        this.items = new StepItems(wizard, messages, desk.units());
        this.current = new ReadOnlyObjectWrapper<>(wizard.choices().step());
        this.next = new ReadOnlyObjectWrapper<>(nextNow());
        this.other = new ReadOnlyObjectWrapper<>(otherNow());
    }

    void refresh() {
        current.set(wizard.choices().step());
        Rows.update(steps, Arrays.stream(WizardStep.values()).map(items::item).toList(), StepItem::step);
        next.set(nextNow());
        other.set(otherNow());
        hint.set(Stream.of(next.get(), other.get())
                .filter(action -> action != null && !action.available())
                .map(NextAction::obstacle)
                .findFirst()
                .orElse(""));
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
                                : items.obstacle(WizardStep.CHECK),
                        () -> wizard.go(WizardStep.CHECK));
            case CHECK -> afterCheck();
            case PREPARE -> afterPrepare();
            case PLACE -> afterPlace();
            case PROMPT ->
                new NextAction(messages.text("setup.next.chat"), items.obstacle(WizardStep.PROMPT), this::openChat);
        };
    }

    private NextAction afterCheck() {
        LabState lab = wizard.preparation().state();
        if (lab == LabState.PREPARING) {
            return to(WizardStep.PREPARE, "setup.next.preparing");
        }
        return new NextAction(
                messages.text(lab.serves() ? "setup.next.prepareAnew" : "setup.next.prepare"),
                items.unfit(),
                this::prepare);
    }

    private NextAction to(WizardStep step, String label) {
        return new NextAction(messages.text(label), items.obstacle(step), () -> wizard.go(step));
    }

    private NextAction afterPrepare() {
        return switch (wizard.preparation().state()) {
            case STOPPED, RETURNING ->
                new NextAction(
                        messages.text("setup.next.prepare"),
                        wizard.waitsToGoOn() && !wizard.waitsLong()
                                ? messages.text("setup.obstacle.waiting")
                                : items.unfit(),
                        this::prepare);
            case FAILED -> retry();
            case PREPARING, READY, RUNNING -> to(WizardStep.PLACE, "setup.next.place");
        };
    }

    private NextAction afterPlace() {
        if (wizard.placing().asked()) {
            return new NextAction(
                    messages.text("setup.next.accept"),
                    wizard.placing().proposed().isPresent() ? "" : messages.text("setup.obstacle.unfit"),
                    this::place);
        }
        if (wizard.preparation().state() == LabState.PREPARING
                && wizard.preparation().prepared()) {
            return new NextAction(
                    messages.text("setup.next.prompt"), messages.text("setup.obstacle.loading"), () -> {});
        }
        return wizard.preparation().state() == LabState.FAILED ? retry() : to(WizardStep.PROMPT, "setup.next.prompt");
    }

    /** Trying again leaves out phones that are gone; another lab may be made of other phones or another model. */
    private @Nullable NextAction otherNow() {
        WizardStep step = wizard.choices().step();
        boolean failed = wizard.preparation().state() == LabState.FAILED
                && (step == WizardStep.PREPARE || step == WizardStep.PLACE);
        return failed ? new NextAction(messages.text("setup.next.prepareAnew"), items.unfit(), this::prepare) : null;
    }

    private NextAction retry() {
        return new NextAction(messages.text("setup.next.retry"), "", wizard::retry);
    }

    private void place() {
        try {
            wizard.place();
        } catch (RefusedException refused) {
            desk.notices().tell(Tone.WARNING, messages.text("setup.place.refused"), messages.say(refused.problem()));
        }
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
        int place = current.get().number() - 1;
        if (place > 0) {
            wizard.go(List.of(WizardStep.values()).get(place - 1));
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

    /** Another way on after a failure; null if there is none. */
    ReadOnlyObjectProperty<@Nullable NextAction> otherProperty() {
        return other.getReadOnlyProperty();
    }

    /** Why one of both is no way on now; "" if each is. */
    ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    /** Goes the other way, if there is one. */
    public void turn() {
        NextAction action = other.get();
        if (action != null && action.available()) {
            action.action().run();
        }
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
