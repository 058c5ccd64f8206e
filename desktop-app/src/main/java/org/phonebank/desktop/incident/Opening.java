package org.phonebank.desktop.incident;

import java.util.Set;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.pipeline.phrase.Phrase;

/** What an incident begins with. */
interface Opening {
    /** Serials of the phones that it is about. */
    Set<String> serials();

    /** Without a full stop; none if what follows speaks for itself. */
    Phrase words();

    Severity severity();

    /** Whether the words say already what is going to be done. */
    boolean tellsPlan();

    /** Whether it is to be replaced as soon as more is known. */
    boolean isProvisional();

    /** Whether a phone was lost, so that it is worth saying that no layers were. */
    boolean isLoss();
}
