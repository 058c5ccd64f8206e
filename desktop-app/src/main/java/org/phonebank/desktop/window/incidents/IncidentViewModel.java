package org.phonebank.desktop.window.incidents;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.window.base.Messages;

/** One incident, as it was told last. */
public final class IncidentViewModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Instant begin;
    private final Messages messages;
    private final String time;
    private Set<String> serials = Set.of();
    private final ObjectProperty<Severity> severity = new SimpleObjectProperty<>();
    private final StringProperty sentence = new SimpleStringProperty();

    /** @param past whether it may have been on another day */
    IncidentViewModel(Incident incident, ZoneId zone, boolean past, Messages messages) {
        this.messages = messages;
        begin = incident.time();
        time = (past ? DAY : TIME).format(begin.atZone(zone));
        show(incident);
    }

    void show(Incident now) {
        serials = now.serials();
        severity.set(now.severity());
        sentence.set(messages.say(now.telling()));
    }

    Instant begin() {
        return begin;
    }

    boolean isAbout(String serial) {
        return serials.contains(serial);
    }

    /** When it began, on the clock of the wall. */
    public String time() {
        return time;
    }

    public ReadOnlyObjectProperty<Severity> severityProperty() {
        return severity;
    }

    public ReadOnlyStringProperty sentenceProperty() {
        return sentence;
    }
}
