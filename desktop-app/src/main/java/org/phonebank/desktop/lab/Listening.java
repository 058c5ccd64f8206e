package org.phonebank.desktop.lab;

import org.phonebank.protocol.v1.TelemetrySample;

/** Who hears all phones' telemetry as it comes, on the links' threads. Must not block. */
interface Listening {
    void sample(String serial, TelemetrySample sample);

    /**
     * The telemetry of a worker ended without being asked to.
     *
     * @param start which worker of that phone it was, see {@link LabPhone#started}
     */
    void ended(String serial, long start, String sentence);
}
