package org.phonebank.desktop.window.monitor;

import java.util.Set;
import org.phonebank.desktop.incident.Incident;

/**
 * A mark and whom it is about.
 *
 * @param serials empty if it is about the whole lab
 */
record Happening(Mark mark, Set<String> serials) {
    static Happening of(Incident incident) {
        return new Happening(Mark.of(incident), incident.serials());
    }

    boolean concerns(String serial) {
        return serials.isEmpty() || serials.contains(serial);
    }
}
