package org.phonebank.desktop.window.incidents;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.incident.Incident.Severity;

/** One incident, as it was told last. */
public final class IncidentViewModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final String time;
    private final ObjectProperty<Severity> severity = new SimpleObjectProperty<>();
    private final StringProperty sentence = new SimpleStringProperty();

    IncidentViewModel(Incident incident, ZoneId zone) {
        time = TIME.format(incident.time().atZone(zone));
        show(incident);
    }

    void show(Incident now) {
        severity.set(now.severity());
        sentence.set(now.sentence());
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
