package org.phonebank.desktop.window.incidents;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.LabObserver;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.UiThread;

/**
 * The latest incidents, newest first: folded into the newest one until the first comes or a person unfolds them. Those of
 * earlier labs are fetched when they are asked for.
 */
public final class IncidentsViewModel implements LabObserver {
    /** More are in the history. */
    static final int MOST = 100;

    private static final int FETCHED = 20;

    private final Messages messages;
    private final ZoneId zone;
    private final InstantSource clock;
    private final UiThread ui;
    private final EarlierIncidents archive;
    private final ObservableList<IncidentViewModel> incidents = FXCollections.observableArrayList();
    private final FilteredList<IncidentViewModel> shownIncidents = new FilteredList<>(incidents);
    private final Map<Long, IncidentViewModel> byId = new HashMap<>();
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final BooleanProperty unfolded = new SimpleBooleanProperty();
    private final BooleanProperty fetching = new SimpleBooleanProperty();
    private final StringProperty newest = new SimpleStringProperty("");
    private final StringProperty earlier;
    private final StringProperty title;
    private boolean toggled;
    private int fetched;

    public IncidentsViewModel(
            Messages messages, ZoneId zone, InstantSource clock, UiThread ui, EarlierIncidents archive) {
        this.messages = messages;
        this.zone = zone;
        this.clock = clock;
        this.ui = ui;
        this.archive = archive;
        earlier = new SimpleStringProperty(messages.text("incidents.earlier"));
        title = new SimpleStringProperty(messages.text("incidents.title"));
        describe();
    }

    @Override
    public void show(LabEvent event) {
        if (event instanceof LabEvent.StateChanged changed) {
            showState(changed.state());
        } else if (event instanceof LabEvent.Happened happened) {
            show(happened.incident());
        }
    }

    /** Shows an incident, in place of what was told of it before. */
    public void show(Incident incident) {
        IncidentViewModel known = byId.get(incident.id());
        if (known == null) {
            IncidentViewModel added = new IncidentViewModel(incident, zone, false, messages);
            byId.put(incident.id(), added);
            incidents.add(0, added);
            forgetOldest();
        } else {
            known.show(incident);
        }
        shown.set(true);
        if (!toggled) {
            unfolded.set(true);
        }
        describe();
    }

    /** A lab that is prepared anew counts its incidents anew; what happened before stays. */
    public void showState(LabState now) {
        if (now == LabState.PREPARING) {
            byId.clear();
        } else if (now.serves()) {
            shown.set(true);
        }
    }

    /** Shows only those about a phone with this name; "" shows all. */
    public void showOnly(String serial, String name) {
        title.set(serial.isEmpty() ? messages.text("incidents.title") : messages.text("incidents.title.phone", name));
        shownIncidents.setPredicate(serial.isEmpty() ? null : incident -> incident.isAbout(serial));
    }

    /** Those that a person asked for are not forgotten. */
    private void forgetOldest() {
        int present = incidents.size() - fetched;
        if (present > MOST) {
            IncidentViewModel oldest = incidents.remove(present - 1);
            byId.values().remove(oldest);
        }
    }

    private void describe() {
        newest.set(
                incidents.isEmpty()
                        ? messages.text("incidents.none")
                        : incidents.get(0).sentenceProperty().get());
    }

    /** Shows or hides all but the newest. */
    public void toggle() {
        toggled = true;
        unfolded.set(!unfolded.get());
    }

    /** Fetches some of those before the oldest one. */
    public void fetchEarlier() {
        if (fetching.get()) {
            return;
        }
        fetching.set(true);
        CompletableFuture<List<Incident>> unused = archive.before(
                        incidents.isEmpty()
                                ? clock.instant()
                                : incidents.get(incidents.size() - 1).begin(),
                        FETCHED)
                .whenComplete((found, failure) -> ui.run(() -> {
                    fetching.set(false);
                    if (failure == null) {
                        append(found);
                    } else {
                        earlier.set(messages.say(Causes.tell(failure)));
                    }
                }));
    }

    private void append(List<Incident> found) {
        found.forEach(incident -> incidents.add(new IncidentViewModel(incident, zone, true, messages)));
        fetched += found.size();
        toggled = true;
        unfolded.set(true);
        earlier.set(messages.text(found.size() < FETCHED ? "incidents.earlier.none" : "incidents.earlier"));
        describe();
    }

    public ObservableList<IncidentViewModel> incidents() {
        return shownIncidents;
    }

    /** False until the lab serves for the first time: before that there is nothing to tell. */
    public ReadOnlyBooleanProperty shownProperty() {
        return shown;
    }

    public ReadOnlyBooleanProperty unfoldedProperty() {
        return unfolded;
    }

    /** Names the phone if only those about one are shown. */
    public ReadOnlyStringProperty titleProperty() {
        return title;
    }

    /** Whether earlier ones are being fetched. */
    public ReadOnlyBooleanProperty fetchingProperty() {
        return fetching;
    }

    /** What can be done about earlier ones, or why they cannot be had. */
    public ReadOnlyStringProperty earlierProperty() {
        return earlier;
    }

    /** The newest sentence, or that there is none. */
    public ReadOnlyStringProperty newestProperty() {
        return newest;
    }
}
