package org.phonebank.desktop.lab;

import org.phonebank.pipeline.link.TelemetryListener;
import org.phonebank.pipeline.link.WorkerException;
import org.phonebank.protocol.v1.TelemetrySample;

/** Passes a phone's telemetry on. */
final class PhoneHearing implements TelemetryListener {
    private final LabPhone phone;
    private final long start;
    private final LabReport report;
    private final Listening listening;

    /** @param start of the worker that is listened to, see {@link LabPhone#started} */
    PhoneHearing(LabPhone phone, long start, LabReport report, Listening listening) {
        this.phone = phone;
        this.start = start;
        this.report = report;
        this.listening = listening;
    }

    @Override
    public void sample(TelemetrySample sample) {
        PhoneTelemetry telemetry = PhoneTelemetry.of(sample);
        phone.measured(telemetry);
        listening.sample(phone.serial(), sample);
        report.send(new LabEvent.TelemetryReceived(phone.serial(), telemetry));
    }

    @Override
    public void ended(WorkerException cause) {
        phone.lost(cause.problem());
        report.phonesChanged();
        listening.ended(phone.serial(), start, cause.problem().english());
    }
}
