package org.phonebank.desktop.terminal;

import java.io.PrintStream;

/** Shows the steps of the main flow while they happen. Any thread may call it. */
public interface StepsView extends AutoCloseable {
    /** Names a phone for the lines to come. */
    void phone(String serial, String name);

    /**
     * Shows how far a step is.
     *
     * @param serial of the phone, "" for the whole lab
     */
    void step(String serial, StepLine line);

    /** The last state stays on the screen, and other output may follow. */
    @Override
    void close();

    /** Lines that are drawn over if the stream is a terminal, else a line for each step that ended. */
    static StepsView on(PrintStream stream, boolean live, TerminalFacts facts) {
        return live ? new LiveSteps(stream, facts.columns()) : new PlainSteps(stream);
    }
}
