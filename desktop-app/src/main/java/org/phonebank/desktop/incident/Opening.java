package org.phonebank.desktop.incident;

import java.util.Set;
import org.phonebank.desktop.incident.Incident.Severity;

/** What an incident begins with. */
interface Opening {
    /** Serials of the phones that it is about. */
    Set<String> serials();

    /** Without a full stop; "" if what follows speaks for itself. */
    String words();

    Severity severity();

    /** Whether the words say already what is going to be done. */
    boolean tellsPlan();

    /** Whether it is to be replaced as soon as more is known. */
    boolean isProvisional();

    /** Whether a phone was lost, so that it is worth saying that no layers were. */
    boolean isLoss();
}
