package org.phonebank.desktop.window.incidents;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.LabObserver;
import org.phonebank.desktop.window.base.Messages;

/** The latest incidents, newest first: folded into the newest one until the first comes or a person unfolds them. */
public final class IncidentsViewModel implements LabObserver {
    /** More are in the history. */
    static final int MOST = 100;

    private final Messages messages;
    private final ZoneId zone;
    private final ObservableList<IncidentViewModel> incidents = FXCollections.observableArrayList();
    private final ObservableList<IncidentViewModel> shownIncidents =
            FXCollections.unmodifiableObservableList(incidents);
    private final Map<Long, IncidentViewModel> byId = new HashMap<>();
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final BooleanProperty unfolded = new SimpleBooleanProperty();
    private final StringProperty newest = new SimpleStringProperty("");
    private boolean toggled;

    public IncidentsViewModel(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
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
            IncidentViewModel added = new IncidentViewModel(incident, zone);
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

    private void forgetOldest() {
        if (incidents.size() > MOST) {
            IncidentViewModel oldest = incidents.remove(MOST);
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

    /** The newest sentence, or that there is none. */
    public ReadOnlyStringProperty newestProperty() {
        return newest;
    }
}
