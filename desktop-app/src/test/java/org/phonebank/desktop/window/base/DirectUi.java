package org.phonebank.desktop.window.base;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A UI thread for tests: actions run at once, and a frame comes when the test says so. */
public final class DirectUi implements UiThread {
    private final List<Runnable> frames = new ArrayList<>();

    @Override
    public void run(Runnable action) {
        action.run();
    }

    @Override
    public void afterFrame(Runnable action) {
        run(action);
    }

    @Override
    public <T> Consumer<T> oncePerFrame(Consumer<List<T>> apply) {
        List<T> waiting = new ArrayList<>();
        frames.add(() -> {
            if (!waiting.isEmpty()) {
                List<T> due = List.copyOf(waiting);
                waiting.clear();
                apply.accept(due);
            }
        });
        return waiting::add;
    }

    /** Hands over what came since the last frame. */
    public void frame() {
        List.copyOf(frames).forEach(Runnable::run);
    }
}
