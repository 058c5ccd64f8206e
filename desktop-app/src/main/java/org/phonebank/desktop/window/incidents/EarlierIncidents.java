package org.phonebank.desktop.window.incidents;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.phonebank.desktop.incident.Incident;

/** Where incidents of the past are looked up; asked on the UI thread, and does not wait. */
@FunctionalInterface
public interface EarlierIncidents {
    /** The latest before a time, newest first; fails with a sentence for people. */
    CompletableFuture<List<Incident>> before(Instant time, int most);
}
