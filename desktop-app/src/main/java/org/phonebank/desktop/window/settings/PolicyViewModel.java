package org.phonebank.desktop.window.settings;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.housekeeping.Housekeeping;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Notices;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.UiThread;
import org.phonebank.pipeline.steward.EnergyPolicy;

/** When phones rest: shows what is set, says what does not fit together, and has it kept. */
public final class PolicyViewModel {
    /** How the form stands. */
    public enum State {
        LOADING,
        KEPT,
        CHANGED,
        WRONG,
        UNREADABLE
    }

    private final Housekeeping housekeeping;
    private final Messages messages;
    private final Notices notices;
    private final UiThread ui;
    private final Map<PolicyField, ObjectProperty<Double>> fields = new EnumMap<>(PolicyField.class);
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.LOADING);
    private final StringProperty hint = new SimpleStringProperty("");
    private PolicyDraft kept = PolicyDraft.of(EnergyPolicy.SAFE);
    private boolean filling;

    public PolicyViewModel(Housekeeping housekeeping, Messages messages, Notices notices, UiThread ui) {
        this.housekeeping = housekeeping;
        this.messages = messages;
        this.notices = notices;
        this.ui = ui;
        for (PolicyField field : PolicyField.values()) {
            ObjectProperty<Double> value = new SimpleObjectProperty<>(kept.value(field));
            value.subscribe((before, now) -> judge());
            fields.put(field, value);
        }
        show(State.LOADING, "");
        apply(housekeeping.policy());
    }

    private void apply(CompletableFuture<EnergyPolicy> coming) {
        var unused = coming.whenComplete((policy, failure) -> ui.run(() -> {
            if (failure != null) {
                show(State.UNREADABLE, messages.say(Causes.tell(failure)));
            } else {
                kept = PolicyDraft.of(policy);
                fill(kept);
            }
        }));
    }

    private void fill(PolicyDraft draft) {
        filling = true;
        fields.forEach((field, value) -> value.set(draft.value(field)));
        filling = false;
        judge();
    }

    private void judge() {
        if (filling) {
            return;
        }
        PolicyDraft draft = draft();
        if (draft.brokenRule().isPresent()) {
            show(
                    State.WRONG,
                    messages.text("settings.policy.rule", draft.brokenRule().get()));
        } else if (draft.equals(kept) && state.get() != State.UNREADABLE) {
            show(State.KEPT, "");
        } else {
            show(State.CHANGED, "");
        }
    }

    private void show(State now, String problem) {
        state.set(now);
        hint.set(problem.isEmpty() ? messages.text("settings.policy", now) : problem);
    }

    private PolicyDraft draft() {
        Map<PolicyField, Double> values = new EnumMap<>(PolicyField.class);
        fields.forEach((field, value) -> values.put(field, value.get()));
        return new PolicyDraft(values);
    }

    /** Keeps what is set, if it is a policy. */
    public void keep() {
        PolicyDraft draft = draft();
        if (draft.brokenRule().isPresent()) {
            return;
        }
        var unused = housekeeping
                .keep(draft.policy())
                .whenComplete((policy, failure) -> ui.run(() -> {
                    if (failure == null) {
                        kept = draft;
                        judgeAnew();
                        notices.tell(
                                Tone.SUCCESS,
                                messages.text("settings.policy.kept"),
                                messages.text("settings.policy.kept.text"));
                    } else {
                        notices.fail(messages.text("settings.policy.failed"), messages.say(Causes.tell(failure)), "");
                    }
                }));
    }

    private void judgeAnew() {
        state.set(State.LOADING);
        judge();
    }

    /** Fills in the safe values; they hold when they are kept. */
    public void fillSafeValues() {
        fill(PolicyDraft.of(EnergyPolicy.SAFE));
    }

    /** Fills in what is kept. */
    public void discard() {
        fill(kept);
    }

    public ObjectProperty<Double> valueProperty(PolicyField field) {
        return Objects.requireNonNull(fields.get(field));
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state;
    }

    /** What is wrong, or how the form stands. */
    public ReadOnlyStringProperty hintProperty() {
        return hint;
    }
}
