package org.phonebank.desktop.lab;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The part of the main flow that needs no model: workers on phones, started and self-tested. */
public final class PhoneSetup implements AutoCloseable {
    private final LabFlow flow;
    private final LabReport report;

    private PhoneSetup(LabFlow flow, LabReport report) {
        this.flow = flow;
        this.report = report;
    }

    /** Does nothing yet. */
    public static PhoneSetup of(LabSettings settings, LabListener listener, BooleanSupplier cancelled) {
        LabReport report = new LabReport(listener);
        return new PhoneSetup(
                new LabFlow(
                        settings,
                        report,
                        new RunRecorder(settings.data(), settings.purpose()),
                        new PlacementGate(),
                        cancelled),
                report);
    }

    /** Works on the calling thread and others, and gives the phones as they are then. */
    public List<PhoneView> run() throws IOException, LabException, InterruptedException {
        flow.prepare();
        return report.views();
    }

    /** Ends the workers and drops the connections. */
    @Override
    public void close() {
        flow.close();
    }
}
