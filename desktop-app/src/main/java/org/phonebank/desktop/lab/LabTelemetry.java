package org.phonebank.desktop.lab;

import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.keeping.Keeper;
import org.phonebank.pipeline.steward.TelemetryBook;
import org.phonebank.protocol.v1.TelemetrySample;

/** Writes all phones' telemetry down, and tells the keeper, once there is one, whose has ended. For any thread. */
final class LabTelemetry implements Listening {
    private final TelemetryBook book = new TelemetryBook(System::nanoTime);
    private final Power power = new Power();
    private final RunRecorder recorder;
    private volatile @Nullable Keeper keeper;

    LabTelemetry(RunRecorder recorder) {
        this.recorder = recorder;
    }

    TelemetryBook book() {
        return book;
    }

    Power power() {
        return power;
    }

    void keptBy(@Nullable Keeper who) {
        keeper = who;
    }

    @Override
    public void sample(String serial, TelemetrySample sample) {
        book.sample(serial, sample);
        power.sample(serial, sample);
        recorder.sample(serial, sample);
    }

    @Override
    public void ended(String serial, long start, String sentence) {
        Keeper now = keeper;
        if (now != null) {
            now.telemetryEnded(serial, start, sentence);
        }
    }
}
