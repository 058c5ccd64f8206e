package org.phonebank.desktop.window.base;

import java.util.List;
import java.util.function.Consumer;

/** The way onto the thread that view-models live on. Methods may be called from any thread. */
public interface UiThread {
    /** Runs the action on the UI thread: at once if called on it, else as soon as it is free. */
    void run(Runnable action);

    /** Runs the action on the UI thread after what there is to be seen now was drawn. */
    void afterFrame(Runnable action);

    /**
     * A thread-safe entrance for events that come faster than a screen can show them.
     *
     * @param apply called on the UI thread at most once a frame, with all events since the last call, oldest first
     */
    <T> Consumer<T> oncePerFrame(Consumer<List<T>> apply);
}
