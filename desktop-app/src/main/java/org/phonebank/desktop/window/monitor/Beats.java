package org.phonebank.desktop.window.monitor;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.telemetry.Heartbeat;
import org.phonebank.desktop.window.base.UiThread;

/** Has something done on the UI thread at intervals. Beats that it has no time for are left out. */
final class Beats {
    private final Heartbeat heartbeat;
    private final Duration interval;
    private final UiThread ui;
    private final Runnable action;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private @Nullable Runnable stop;

    Beats(Heartbeat heartbeat, Duration interval, UiThread ui, Runnable action) {
        this.heartbeat = heartbeat;
        this.interval = interval;
        this.ui = ui;
        this.action = action;
    }

    /** Begins with a beat at once, or ends. */
    void beatWhile(boolean wanted) {
        if (wanted && stop == null) {
            action.run();
            stop = heartbeat.every(interval, this::beat);
        } else if (!wanted && stop != null) {
            stop.run();
            stop = null;
        }
    }

    private void beat() {
        if (waiting.compareAndSet(false, true)) {
            ui.run(() -> {
                waiting.set(false);
                if (stop != null) {
                    action.run();
                }
            });
        }
    }
}
