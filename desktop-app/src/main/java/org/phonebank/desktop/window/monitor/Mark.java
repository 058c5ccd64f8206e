package org.phonebank.desktop.window.monitor;

import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.pipeline.phrase.Phrase;

/**
 * Something that happened, as charts show it.
 *
 * @param time milliseconds since the epoch
 */
record Mark(long time, Severity severity, Phrase telling) {
    static Mark of(Incident incident) {
        return new Mark(incident.time().toEpochMilli(), incident.severity(), incident.telling());
    }
}
