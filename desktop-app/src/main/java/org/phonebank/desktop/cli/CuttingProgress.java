package org.phonebank.desktop.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.phonebank.desktop.terminal.Quantities;
import org.phonebank.desktop.terminal.StepLine;
import org.phonebank.desktop.terminal.StepLine.Progress;
import org.phonebank.desktop.terminal.StepsView;
import org.phonebank.partitioner.PartitionListener;

/** Shows a person how a model is being cut: how far, how fast, how long it will take, and what is kept if it is stopped. */
final class CuttingProgress implements PartitionListener {
    private static final String WAITING = "Waiting";

    private final StepsView view;
    private final LongSupplier nanoTime;
    private final Map<String, Pace> paces = new HashMap<>();
    private boolean waiting;
    private boolean writing;
    private int wholeFiles;
    private int allFiles;

    /** @param nanoTime a clock that only goes forward */
    CuttingProgress(StepsView view, LongSupplier nanoTime) {
        this.view = view;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void waiting() {
        waiting = true;
        view.step("", new StepLine(WAITING, Progress.RUNNING, 0, "another run uses the same folder of stores"));
    }

    @Override
    public synchronized void progress(String step, long doneBytes, long totalBytes) {
        if (waiting) {
            waiting = false;
            view.step("", new StepLine(WAITING, Progress.DONE, 1, "the other run has ended"));
        }
        writing |= step.equals(CUTTING);
        Pace pace = paces.computeIfAbsent(step, begun -> new Pace());
        pace.reached(nanoTime.getAsLong(), doneBytes);
        if (doneBytes < totalBytes) {
            view.step(
                    "",
                    new StepLine(
                            step,
                            Progress.RUNNING,
                            (double) doneBytes / totalBytes,
                            step.equals(CUTTING) ? goingOn(pace, totalBytes) : ""));
        } else if (totalBytes > 0) {
            view.step("", new StepLine(step, Progress.DONE, 1, ended(pace, totalBytes)));
        }
    }

    @Override
    public synchronized void wholeFiles(int files, int ofFiles, long bytes) {
        wholeFiles = files;
        allFiles = ofFiles;
        if (!writing) {
            view.step("", new StepLine("Earlier run", Progress.DONE, 1, files + " of " + ofFiles + " files are kept"));
        }
    }

    /** What a person who stopped the run wants to know; empty if there is nothing left of it. */
    synchronized Optional<String> afterStop() {
        return wholeFiles == 0
                ? Optional.empty()
                : Optional.of("Stopped: " + wholeFiles + " of " + allFiles
                        + " files are whole and kept; the same command goes on from there.");
    }

    private static String goingOn(Pace pace, long totalBytes) {
        return pace.left(totalBytes)
                .map(left -> rate(pace.bytesPerSecond().orElse(0.0)) + ", " + clock(left) + " left")
                .orElse("");
    }

    private static String ended(Pace pace, long totalBytes) {
        String size = Quantities.bytes(totalBytes);
        return pace.overall().map(rate -> size + ", " + rate(rate)).orElse(size);
    }

    private static String rate(double bytesPerSecond) {
        return Quantities.bytes((long) bytesPerSecond) + "/s";
    }

    /** For example "21 s", "2:05", "1:02:05". */
    private static String clock(Duration left) {
        long seconds = Math.max(1, left.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        return left.toHours() == 0
                ? String.format(Locale.ROOT, "%d:%02d", left.toMinutesPart(), left.toSecondsPart())
                : String.format(
                        Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart());
    }
}
