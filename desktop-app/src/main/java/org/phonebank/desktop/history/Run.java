package org.phonebank.desktop.history;

import java.util.concurrent.atomic.AtomicBoolean;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.protocol.v1.TelemetrySample;

/**
 * One run of a lab, from {@link History#begin} on. Any thread may call; nothing waits. What comes after {@link #close} is
 * left out.
 */
public final class Run {
    private final History history;
    private final RunRows rows;
    private final AtomicBoolean closed = new AtomicBoolean();

    Run(History history, RunRows rows) {
        this.history = history;
        this.rows = rows;
        write(RunRows::begin);
    }

    /** A phone takes part, or more is known of it. */
    public void phone(PhoneInfo phone) {
        long now = history.now();
        write((run, connection) -> run.phone(connection, now, phone));
    }

    /** Something happened; told again with the same id it replaces what was told before. */
    public void incident(Incident incident) {
        long now = history.now();
        write((run, connection) -> run.incident(connection, now, incident));
    }

    /** A sample of a phone; kept by the minute. The phone's own clock does not count. */
    public void telemetry(String serial, TelemetrySample sample) {
        long now = history.now();
        if (!closed.get()) {
            history.write(connection -> rows.sample(connection, now, serial, sample));
        }
    }

    /** An answer came to its end. */
    public void answer(AnswerFigures answer) {
        long now = history.now();
        write((run, connection) -> run.answer(connection, now, answer));
    }

    /** The run ends, now; only the first call counts. */
    public void close(Ending ending) {
        long now = history.now();
        if (closed.compareAndSet(false, true)) {
            submit((run, connection) -> run.end(connection, now, ending));
            history.ended(this);
        }
    }

    private void write(RunRows.Rows what) {
        if (!closed.get()) {
            submit(what);
        }
    }

    private void submit(RunRows.Rows what) {
        history.write(connection -> rows.write(connection, what));
    }
}
