package org.phonebank.desktop.window.base;

import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** All that a person can have done now; the palette lists it, and the window answers its shortcuts. */
public final class Commands {
    private final ObservableList<Command> all = FXCollections.observableArrayList();

    /** Offers commands until the subscription is ended. */
    public Subscription offer(Command... commands) {
        all.addAll(commands);
        return () -> all.removeAll(commands);
    }

    public Optional<Command> find(String id) {
        return all.stream().filter(command -> command.id().equals(id)).findFirst();
    }

    public ObservableList<Command> all() {
        return FXCollections.unmodifiableObservableList(all);
    }
}
