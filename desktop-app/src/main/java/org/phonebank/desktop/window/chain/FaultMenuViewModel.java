package org.phonebank.desktop.window.chain;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.desktop.window.base.UiThread;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.FaultRequest;

/** What can be made to happen to one virtual phone, and what was. */
public final class FaultMenuViewModel {
    private final String serial;
    private final Lab lab;
    private final UiThread ui;
    private final Consumer<Phrase> refused;
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ObjectProperty<Set<Fault>> lasting = new SimpleObjectProperty<>(Set.of());

    /** @param refused gets a sentence when a fault could not be caused */
    public FaultMenuViewModel(String serial, Lab lab, UiThread ui, Consumer<Phrase> refused) {
        this.serial = serial;
        this.lab = lab;
        this.ui = ui;
        this.refused = refused;
    }

    /** Makes it happen, unless something else is just being made to. */
    public void cause(FaultRequest fault) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        CompletableFuture<FaultRequest> unused = lab.cause(serial, fault)
                .whenComplete((caused, failure) -> ui.run(() -> {
                    busy.set(false);
                    if (failure != null) {
                        refused.accept(Causes.tell(failure));
                    }
                }));
    }

    /** Asks what lasts: others may have changed it. */
    public void refresh() {
        CompletableFuture<Set<Fault>> unused = lab.lastingFaults(serial)
                .whenComplete((faults, failure) -> ui.run(() -> lasting.set(failure == null ? faults : Set.of())));
    }

    /** Whether the phone has not taken the last one yet. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }

    /** As of the last {@link #refresh}. */
    public ReadOnlyObjectProperty<Set<Fault>> lastingProperty() {
        return lasting;
    }
}
