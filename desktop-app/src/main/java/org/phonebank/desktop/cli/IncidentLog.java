package org.phonebank.desktop.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabListener;

/**
 * Keeps what happened to a lab until there is a moment to tell it; what a person must act on is told at once. For any
 * thread.
 */
final class IncidentLog implements LabListener {
    private final Consumer<String> urgent;
    private final Map<Long, Incident> latest = new TreeMap<>();
    private final Map<Long, String> told = new HashMap<>();

    /** @param urgent shows a sentence now */
    IncidentLog(Consumer<String> urgent) {
        this.urgent = urgent;
    }

    @Override
    public void onEvent(LabEvent event) {
        if (event instanceof LabEvent.Happened happened) {
            take(happened.incident());
        }
    }

    /** Sentences that were not told yet, in the order in which the incidents began. */
    synchronized List<String> news() {
        List<String> news = new ArrayList<>();
        for (Incident incident : latest.values()) {
            if (!incident.sentence().equals(told.put(incident.id(), incident.sentence()))) {
                news.add(incident.sentence());
            }
        }
        return news;
    }

    /** Everything that happened so far, as it stands now. */
    synchronized List<Incident> all() {
        return List.copyOf(latest.values());
    }

    private void take(Incident incident) {
        synchronized (this) {
            latest.put(incident.id(), incident);
            if (incident.severity() != Severity.TROUBLE
                    || incident.sentence().equals(told.put(incident.id(), incident.sentence()))) {
                return;
            }
        }
        urgent.accept(incident.sentence());
    }
}
