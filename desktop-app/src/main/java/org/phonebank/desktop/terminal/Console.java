package org.phonebank.desktop.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * The streams of one command. Results go to standard output; with {@link OutputFormat#JSON} only JSON does, one object a
 * line, and everything a person may want to read meanwhile goes to standard error.
 */
public final class Console {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final PrintStream err;
    private final TerminalFacts facts;
    private final OutputFormat format;
    /** The stream whose last line has no end yet. */
    private @Nullable PrintStream unfinished;

    public Console(PrintStream out, PrintStream err, TerminalFacts facts, OutputFormat format) {
        this.out = out;
        this.err = err;
        this.facts = facts;
        this.format = format;
    }

    public boolean isJson() {
        return format == OutputFormat.JSON;
    }

    public TerminalFacts facts() {
        return facts;
    }

    /** A line of the result; dropped when JSON is wanted. */
    public synchronized void line(String text) {
        if (!isJson()) {
            out.println(text);
            out.flush();
            unfinished = null;
        }
    }

    /** A part of the result without a line end, shown at once; dropped when JSON is wanted. */
    public synchronized void part(String text) {
        if (!isJson()) {
            out.print(text);
            out.flush();
            unfinished = text.endsWith("\n") ? null : out;
        }
    }

    /** Asks the person to type, if there is one. */
    public synchronized void prompt(String text) {
        if (facts.input()) {
            err.print(text);
            err.flush();
            unfinished = err;
        }
    }

    /** The person has typed a line, whose end the terminal showed. */
    public synchronized void typed() {
        unfinished = null;
    }

    /** Ends a line that was shown in part only. */
    public synchronized void endLine() {
        if (unfinished != null) {
            unfinished.println();
            unfinished.flush();
            unfinished = null;
        }
    }

    /** A machine-readable result; dropped unless JSON is wanted. */
    public void json(Object value) {
        if (isJson()) {
            try {
                out.println(JSON.writeValueAsString(value));
                out.flush();
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("A result has no JSON form.", e);
            }
        }
    }

    /** A line beside the steps of the main flow. */
    public void progress(String text) {
        progressStream().println(text);
        progressStream().flush();
    }

    /** A line for the person who waits, beside the result. */
    public void note(String text) {
        endLine();
        err.println(text);
        err.flush();
    }

    /** Where progress of the main flow is shown: beside the result if that is JSON, before it otherwise. */
    public PrintStream progressStream() {
        return isJson() ? err : out;
    }

    /** Whether lines of {@link #progressStream()} can be drawn over. */
    public boolean progressIsLive() {
        return isJson() ? facts.error() : facts.output();
    }
}
