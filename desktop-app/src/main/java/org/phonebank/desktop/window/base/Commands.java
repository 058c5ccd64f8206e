package org.phonebank.desktop.window.base;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * All that a person can have done now; the palette lists it, and the window answers its shortcuts. Each page offers its own
 * commands, whose shortcuts work while it is shown. On the UI thread.
 */
public final class Commands {
    /**
     * A command and where it belongs.
     *
     * @param page null if it can be done everywhere
     */
    public record Offer(@Nullable Page page, Command command) {
        /** Whether its shortcut works while this page is shown. */
        public boolean answeredOn(Page shown) {
            return page == null || page == shown;
        }
    }

    private final ObservableList<Offer> offers;
    private final ObservableList<Offer> shown;
    private final @Nullable Page page;

    private Commands(ObservableList<Offer> offers, @Nullable Page page) {
        this.offers = offers;
        this.shown = FXCollections.unmodifiableObservableList(offers);
        this.page = page;
    }

    /** Those that belong to the whole window. */
    public Commands() {
        this(FXCollections.observableArrayList(), null);
    }

    /** The same commands; what is offered through this belongs to the page. */
    public Commands on(Page owner) {
        return new Commands(offers, owner);
    }

    /** Offers commands until the subscription is ended. */
    public Subscription offer(Command... commands) {
        List<Offer> added =
                Stream.of(commands).map(command -> new Offer(page, command)).toList();
        offers.addAll(added);
        return () -> offers.removeAll(added);
    }

    public Optional<Command> find(String id) {
        return offers.stream()
                .map(Offer::command)
                .filter(command -> command.id().equals(id))
                .findFirst();
    }

    public ObservableList<Offer> all() {
        return shown;
    }
}
