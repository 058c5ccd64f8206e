package org.phonebank.desktop.lab;

import org.phonebank.pipeline.link.TelemetryListener;
import org.phonebank.pipeline.link.WorkerException;
import org.phonebank.protocol.v1.TelemetrySample;

/** Passes a phone's telemetry on. */
final class PhoneHearing implements TelemetryListener {
    private final LabPhone phone;
    private final LabReport report;

    PhoneHearing(LabPhone phone, LabReport report) {
        this.phone = phone;
        this.report = report;
    }

    @Override
    public void sample(TelemetrySample sample) {
        PhoneTelemetry telemetry = PhoneTelemetry.of(sample);
        phone.measured(telemetry);
        report.send(new LabEvent.TelemetryReceived(phone.serial(), telemetry));
    }

    @Override
    public void ended(WorkerException cause) {
        phone.lost(cause.getMessage());
        report.phonesChanged();
    }
}
