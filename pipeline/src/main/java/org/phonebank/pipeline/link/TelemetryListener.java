package org.phonebank.pipeline.link;

import org.phonebank.protocol.v1.TelemetrySample;

/** Hears a worker's telemetry, one call at a time, on a thread of the client's executor. */
public interface TelemetryListener {
    void sample(TelemetrySample sample);

    /** The worker or the link is gone, last call; not called when the watch was closed by this side. */
    void ended(WorkerException cause);
}
