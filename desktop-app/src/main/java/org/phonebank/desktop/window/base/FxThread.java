package org.phonebank.desktop.window.base;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** The only gateway to the JavaFX thread. */
public final class FxThread implements UiThread {
    @Override
    public void run(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            later(action);
        }
    }

    private static void later(Runnable action) {
        Platform.runLater(action);
    }

    @Override
    public void afterFrame(Runnable action) {
        later(new SecondPulse(action)::start);
    }

    @Override
    public <T> Consumer<T> oncePerFrame(Consumer<List<T>> apply) {
        return new FrameQueue<>(apply);
    }

    /** Timers come before drawing: what the first pulse draws is there at the second. */
    private static final class SecondPulse extends AnimationTimer {
        private final Runnable action;
        private boolean drawn;

        SecondPulse(Runnable action) {
            this.action = action;
        }

        @Override
        public void handle(long now) {
            if (drawn) {
                stop();
                // Not within a pulse, in which no dialog may be opened.
                later(action);
            }
            drawn = true;
        }
    }

    /** Collects events, and wakes an animation timer only while there are some. */
    private static final class FrameQueue<T> implements Consumer<T> {
        private final Consumer<List<T>> apply;
        private final Object lock = new Object();
        private List<T> waiting = new ArrayList<>();
        private boolean awake;

        private final AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                drain();
            }
        };

        FrameQueue(Consumer<List<T>> apply) {
            this.apply = apply;
        }

        @Override
        public void accept(T event) {
            boolean wake;
            synchronized (lock) {
                waiting.add(event);
                wake = !awake;
                awake = true;
            }
            if (wake) {
                later(timer::start);
            }
        }

        private void drain() {
            List<T> events;
            synchronized (lock) {
                events = waiting;
                waiting = new ArrayList<>();
                if (events.isEmpty()) {
                    awake = false;
                }
            }
            if (events.isEmpty()) {
                timer.stop();
            } else {
                apply.accept(events);
            }
        }
    }
}
