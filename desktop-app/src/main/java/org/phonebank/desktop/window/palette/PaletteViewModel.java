package org.phonebank.desktop.window.palette;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.base.Commands;
import org.phonebank.desktop.window.base.Commands.Offer;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Navigator;
import org.phonebank.desktop.window.base.Page;

/** Finds commands by what is typed. What was done last stands first as long as nothing is typed. */
public final class PaletteViewModel {
    private static final int REMEMBERED = 5;

    private final Commands commands;
    private final Navigator navigator;
    private final Messages messages;
    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final BooleanProperty open = new SimpleBooleanProperty(this, "open");
    private final ObservableList<PaletteEntry> entries = FXCollections.observableArrayList();
    private final ObservableList<PaletteEntry> shown = FXCollections.unmodifiableObservableList(entries);
    private final ListChangeListener<Offer> follow = change -> list();
    private final Deque<String> latest = new ArrayDeque<>();
    private Subscription following = Subscription.EMPTY;

    private record Ranked(PaletteEntry entry, int score) {}

    /** @param beforeOpening called each time before the commands are listed */
    public PaletteViewModel(Commands commands, Navigator navigator, Messages messages, Runnable beforeOpening) {
        this.commands = commands;
        this.navigator = navigator;
        this.messages = messages;
        query.subscribe(typed -> list());
        open.subscribe(now -> {
            following.unsubscribe();
            following = Subscription.EMPTY;
            if (now) {
                beforeOpening.run();
                query.set("");
                commands.all().addListener(follow);
                following = () -> commands.all().removeListener(follow);
                list();
            }
        });
    }

    private void list() {
        if (!open.get()) {
            return;
        }
        String typed = query.get();
        Comparator<Ranked> order = typed.isBlank()
                ? Comparator.comparingInt(ranked -> recency(ranked.entry()))
                : Comparator.comparingInt(Ranked::score).reversed();
        entries.setAll(commands.all().stream()
                .map(this::entry)
                .flatMap(entry -> ranked(typed, entry))
                .sorted(order)
                .map(Ranked::entry)
                .toList());
    }

    private PaletteEntry entry(Offer offer) {
        Page page = offer.page();
        return new PaletteEntry(
                offer,
                messages.text(offer.command().key()),
                page == null ? "" : messages.text("page", page),
                offer.command().shortcut(),
                Objects.requireNonNullElse(offer.command().obstacle().getValue(), ""));
    }

    private static Stream<Ranked> ranked(String typed, PaletteEntry entry) {
        // "lab undo" finds what is done on the page Lab, too.
        return Stream.of(entry.title(), entry.place() + " " + entry.title())
                .map(text -> Match.score(typed, text))
                .flatMapToInt(OptionalInt::stream)
                .boxed()
                .findFirst()
                .map(score -> new Ranked(entry, score))
                .stream();
    }

    private int recency(PaletteEntry entry) {
        List<String> ids = List.copyOf(latest);
        int at = ids.indexOf(entry.offer().command().id());
        return at < 0 ? REMEMBERED : at;
    }

    /** Closes the palette and does it, on the page it belongs to; nothing happens while it cannot be done. */
    public void run(@Nullable PaletteEntry entry) {
        if (entry == null || !entry.available()) {
            return;
        }
        open.set(false);
        String id = entry.offer().command().id();
        latest.remove(id);
        latest.addFirst(id);
        if (latest.size() > REMEMBERED) {
            latest.removeLast();
        }
        Page page = entry.offer().page();
        if (page != null) {
            navigator.show(page);
        }
        entry.offer().command().run();
    }

    public StringProperty queryProperty() {
        return query;
    }

    public BooleanProperty openProperty() {
        return open;
    }

    /** Best first. */
    public ObservableList<PaletteEntry> entries() {
        return shown;
    }
}
