package org.phonebank.desktop.terminal;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/** One line for each step that ended, for logs and pipes. */
final class PlainSteps implements StepsView {
    private final PrintStream stream;
    private final Map<String, String> names = new HashMap<>();
    private boolean closed;

    PlainSteps(PrintStream stream) {
        this.stream = stream;
    }

    @Override
    public synchronized void phone(String serial, String name) {
        names.put(serial, name);
    }

    @Override
    public synchronized void step(String serial, StepLine line) {
        if (closed || line.progress() == StepLine.Progress.RUNNING) {
            return;
        }
        stream.println(serial.isEmpty() ? line.sentence() : who(serial) + "  " + line.sentence());
        stream.flush();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private String who(String serial) {
        String name = names.getOrDefault(serial, serial);
        return name.equals(serial) ? serial : serial + " " + name;
    }
}
