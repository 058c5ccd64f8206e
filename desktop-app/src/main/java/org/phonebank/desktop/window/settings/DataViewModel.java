package org.phonebank.desktop.window.settings;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.history.KeepTime;
import org.phonebank.desktop.housekeeping.DataPart;
import org.phonebank.desktop.housekeeping.DiskUse;
import org.phonebank.desktop.housekeeping.Housekeeping;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Dialogs;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.Units;

/** What is kept on this computer, and how much of it. */
public final class DataViewModel {
    private final Housekeeping housekeeping;
    private final Desk desk;
    private final Messages messages;
    private final Units units;
    private final Map<DataPart, StringProperty> sizes = new EnumMap<>(DataPart.class);
    private final StringProperty total = new SimpleStringProperty("");
    private final BooleanProperty measuring = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable KeepTime> history = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable KeepTime> choice = new SimpleObjectProperty<>();

    public DataViewModel(Housekeeping housekeeping, Desk desk) {
        this.housekeeping = housekeeping;
        this.desk = desk;
        this.messages = desk.messages();
        this.units = desk.units();
        for (DataPart part : DataPart.values()) {
            sizes.put(part, new SimpleStringProperty(messages.text("settings.data.unmeasured")));
        }
        measure();
        choice.subscribe(this::choose);
        show(housekeeping.historyKept());
    }

    /** A list that is still open over the choice has closed by the next frame. */
    private void choose(@Nullable KeepTime wanted) {
        if (wanted != null && wanted != history.get()) {
            desk.ui().afterFrame(() -> keepHistory(wanted));
        }
    }

    /** What happened is kept so long from now on. Asks first if something may go that would have been kept. */
    private void keepHistory(KeepTime wanted) {
        KeepTime holds = history.get();
        if (holds == null || wanted.compareTo(holds) > 0 || agrees(wanted)) {
            show(housekeeping.keepHistory(wanted));
        } else {
            choice.set(holds);
        }
    }

    private boolean agrees(KeepTime shorter) {
        String time = messages.text("settings.history", shorter);
        return desk.dialogs()
                .confirm(new Dialogs.Question(
                        messages.text("settings.history.shorter", time),
                        messages.text("settings.history.shorter.text"),
                        messages.text("settings.history.shorter.action"),
                        Tone.DANGER));
    }

    private void show(CompletableFuture<KeepTime> work) {
        var unused = work.whenComplete((kept, failure) -> desk.ui().run(() -> {
            if (failure == null) {
                history.set(kept);
                choice.set(kept);
            } else {
                desk.notices().fail(messages.text("settings.history.failed"), messages.say(Causes.tell(failure)), "");
                choice.set(history.get());
            }
        }));
    }

    public void measure() {
        measuring.set(true);
        var unused = housekeeping.measure().whenComplete((use, failure) -> desk.ui()
                .run(() -> {
                    measuring.set(false);
                    if (failure == null) {
                        show(use);
                    } else {
                        desk.notices()
                                .fail(messages.text("settings.data.failed"), messages.say(Causes.tell(failure)), "");
                    }
                }));
    }

    private void show(DiskUse use) {
        sizes.forEach((part, size) -> size.set(units.bytes(use.bytes().getOrDefault(part, 0L))));
        total.set(messages.text("settings.data.total", units.bytes(use.total()), units.bytes(use.free())));
    }

    public void open() {
        var unused = housekeeping.openDataFolder().whenComplete((folder, failure) -> desk.ui()
                .run(() -> {
                    if (failure != null) {
                        desk.notices()
                                .tell(
                                        Tone.WARNING,
                                        messages.text("settings.data.unopened"),
                                        messages.say(Causes.tell(failure)));
                    }
                }));
    }

    public String folder() {
        return desk.data().root().toString();
    }

    public ReadOnlyStringProperty sizeProperty(DataPart part) {
        return Objects.requireNonNull(sizes.get(part));
    }

    /** What a person chooses; it goes back to what holds if the person thinks better of it, or it cannot be kept. */
    public ObjectProperty<@Nullable KeepTime> historyChoiceProperty() {
        return choice;
    }

    /** How long what happened is kept; null until that was read. */
    public ReadOnlyObjectProperty<@Nullable KeepTime> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /** All of it, and what is free. */
    public ReadOnlyStringProperty totalProperty() {
        return total;
    }

    public ReadOnlyBooleanProperty measuringProperty() {
        return measuring;
    }
}
