package org.phonebank.desktop.window.setup;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.LabEvent.BytesSent;
import org.phonebank.desktop.lab.LabEvent.StepChanged;
import org.phonebank.desktop.lab.LabStep;
import org.phonebank.provisioner.StepState;

/** How far one phone is, in both phases: until it has proved itself, and until it holds its layers. */
final class PhoneProgress {
    /** How long a step takes, compared with the others. */
    private static final Map<LabStep, Double> WEIGHTS = new EnumMap<>(Map.of(
            LabStep.CONNECT, 1.0,
            LabStep.INSPECT, 1.0,
            LabStep.PUSH_WORKER, 10.0,
            LabStep.PUSH_CERTIFICATE, 1.0,
            LabStep.START_WORKER, 6.0,
            LabStep.SELF_TEST, 4.0,
            LabStep.PUSH_SHARD, 7.0,
            LabStep.LOAD_SHARD, 3.0));

    private final String serial;
    private final Map<LabStep, StepChanged> steps = new EnumMap<>(LabStep.class);
    private final TransferMeter meter = new TransferMeter();
    private String name;
    private @Nullable StepChanged latest;
    private @Nullable BytesSent sent;
    private long sentBefore;

    PhoneProgress(String serial) {
        this.serial = serial;
        this.name = serial;
    }

    void named(String known) {
        name = known;
    }

    void show(StepChanged change) {
        steps.put(change.step(), change);
        latest = change;
        if (change.state() != StepState.RUNNING) {
            sent = null;
        }
    }

    void show(BytesSent bytes, Instant now) {
        if (sent != null && bytes.doneBytes() < sent.doneBytes()) {
            // Other files.
            sentBefore += sent.doneBytes();
        }
        sent = bytes;
        meter.count(now, sentBefore + bytes.doneBytes());
    }

    /** What was done stays done, but is told again. */
    void begin() {
        steps.clear();
        latest = null;
        sent = null;
    }

    String serial() {
        return serial;
    }

    String name() {
        return name;
    }

    /** The step that was told last; null before the first. */
    @Nullable
    StepChanged latest() {
        return latest;
    }

    /** What is on its way now; null if nothing is. */
    @Nullable
    BytesSent sent() {
        return sent;
    }

    double bytesPerSecond(Instant now) {
        return meter.bytesPerSecond(now);
    }

    /** The share of a phase that is done, 0 to 1. */
    double fraction(Phase phase) {
        double done = 0;
        double all = 0;
        for (LabStep step : phase.steps()) {
            double weight = WEIGHTS.getOrDefault(step, 1.0);
            all += weight;
            done += weight * fraction(steps.get(step));
        }
        return done / all;
    }

    private static double fraction(@Nullable StepChanged change) {
        if (change == null) {
            return 0;
        }
        return ended(change) ? 1 : Math.max(0, Math.min(1, change.fraction()));
    }

    static boolean ended(StepChanged change) {
        return change.state() == StepState.DONE || change.state() == StepState.SKIPPED;
    }

    boolean failed() {
        return latest != null && latest.state() == StepState.FAILED;
    }
}
