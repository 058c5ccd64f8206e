package org.phonebank.desktop.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A block of lines that is drawn over: one for each step of the whole lab, one for each phone with the step it is in.
 */
final class LiveSteps implements StepsView {
    private static final long REDRAW_NANOS = Duration.ofMillis(60).toNanos();
    private static final int BAR_CELLS = 20;
    private static final int NAME_WIDTH = 26;
    private static final int TITLE_WIDTH = 20;
    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final PrintStream stream;
    private final int columns;
    private final Map<String, StepLine> labSteps = new LinkedHashMap<>();
    private final Map<String, StepLine> phoneSteps = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private int drawnLines;
    private long drawnAt;
    private boolean closed;

    LiveSteps(PrintStream stream, int columns) {
        this.stream = stream;
        this.columns = columns;
    }

    @Override
    public synchronized void phone(String serial, String name) {
        names.put(serial, name);
    }

    @Override
    public synchronized void step(String serial, StepLine line) {
        if (closed) {
            return;
        }
        if (serial.isEmpty()) {
            labSteps.put(line.title(), line);
        } else {
            phoneSteps.put(serial, line);
        }
        boolean ended = line.progress() != StepLine.Progress.RUNNING;
        if (ended || System.nanoTime() - drawnAt >= REDRAW_NANOS) {
            draw();
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            draw();
            closed = true;
        }
    }

    private void draw() {
        StringBuilder block = new StringBuilder();
        if (drawnLines > 0) {
            block.append("\u001b[" + drawnLines + "A");
        }
        labSteps.values().forEach(line -> append(block, row("", line)));
        phoneSteps.forEach((serial, line) -> append(block, row(who(serial), line)));
        stream.print(block);
        stream.flush();
        drawnLines = labSteps.size() + phoneSteps.size();
        drawnAt = System.nanoTime();
    }

    private void append(StringBuilder block, String row) {
        // A line that wraps would count as two when the cursor goes up again.
        String fitting = row.length() >= columns ? row.substring(0, columns - 2) + "…" : row;
        block.append(CLEAR_LINE).append(fitting).append('\n');
    }

    private String row(String who, StepLine line) {
        String head = pad(who.isEmpty() ? line.title() : who, NAME_WIDTH)
                + (who.isEmpty() ? "" : " " + pad(line.title(), TITLE_WIDTH));
        return head + " " + status(line);
    }

    private static String status(StepLine line) {
        if (line.progress() == StepLine.Progress.RUNNING) {
            String percent = String.format(Locale.ROOT, " %3.0f %%", line.fraction() * 100);
            return line.fraction() > 0 ? bar(line.fraction()) + percent + "  " + line.text() : "… " + line.text();
        }
        return line.ending();
    }

    private static String bar(double fraction) {
        int full = (int) Math.round(fraction * BAR_CELLS);
        return "█".repeat(full) + "░".repeat(BAR_CELLS - full);
    }

    private String who(String serial) {
        String name = names.getOrDefault(serial, serial);
        return name.equals(serial) ? serial : serial + " " + name;
    }

    private static String pad(String text, int width) {
        String fitting = text.length() > width ? text.substring(0, width - 1) + "…" : text;
        return fitting + " ".repeat(width - fitting.length());
    }
}
