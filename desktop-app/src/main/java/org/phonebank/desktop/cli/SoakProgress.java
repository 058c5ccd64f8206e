package org.phonebank.desktop.cli;

import java.util.Locale;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.soak.SoakListener;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.desktop.terminal.Quantities;

/** Tells in the terminal how a soak goes on. */
final class SoakProgress implements SoakListener {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Console console;
    private final long began = System.nanoTime();

    SoakProgress(Console console) {
        this.console = console;
    }

    @Override
    public void lab(LabEvent event) {
        if (event instanceof LabEvent.Happened happened) {
            Incident incident = happened.incident();
            if (incident.settled()) {
                say("  " + incident.sentence());
            }
        }
    }

    @Override
    public void begins() {
        say("The lab is ready; the faults begin.");
    }

    @Override
    public void fault(String phone, String sentence) {
        say("Fault: " + sentence);
    }

    @Override
    public void answered(int faults, long tokens) {
        say(Quantities.plural(tokens, "token") + " and " + Quantities.plural(faults, "fault") + " so far.");
    }

    private synchronized void say(String text) {
        double seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
        console.progress(String.format(Locale.ROOT, "%7.1f s  %s", seconds, text));
    }
}
