package org.phonebank.desktop.cli;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Locale;
import org.phonebank.desktop.incident.Incident;

/**
 * An incident as machines read it.
 *
 * @param time ISO 8601, UTC
 * @param severity {@code note}, {@code warning} or {@code trouble}
 */
@JsonPropertyOrder({"time", "severity", "serials", "sentence"})
record IncidentJson(String time, String severity, List<String> serials, String sentence) {
    static List<IncidentJson> of(List<Incident> incidents) {
        return incidents.stream().map(IncidentJson::of).toList();
    }

    private static IncidentJson of(Incident incident) {
        return new IncidentJson(
                incident.time().toString(),
                incident.severity().name().toLowerCase(Locale.ROOT),
                incident.serials().stream().sorted().toList(),
                incident.sentence());
    }
}
