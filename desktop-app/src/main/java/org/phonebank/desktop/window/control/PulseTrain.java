package org.phonebank.desktop.window.control;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import javafx.animation.AnimationTimer;

/**
 * Sends pulses along the segments of a chain. A pulse stands for a token that went through; tokens that come faster
 * than an eye can follow share one.
 */
public final class PulseTrain {
    private static final long NANOS_PER_SEGMENT = Duration.ofMillis(70).toNanos();
    /** Two pulses keep at least this many segments between them. */
    private static final int SPACING = 3;

    private final ArrayDeque<Long> departures = new ArrayDeque<>();
    private List<? extends Segment> segments = List.of();
    private boolean running;

    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            move(now);
        }
    };

    /** Sets the way, first segment first; pulses under way are taken off. */
    public void travelAlong(List<? extends Segment> chain) {
        segments.forEach(segment -> segment.light(-1));
        departures.clear();
        segments = List.copyOf(chain);
    }

    /** A token was generated. */
    public void depart() {
        long now = System.nanoTime();
        if (segments.isEmpty() || tooClose(now)) {
            return;
        }
        departures.addLast(now);
        if (!running) {
            running = true;
            timer.start();
        }
    }

    private boolean tooClose(long now) {
        Long last = departures.peekLast();
        return last != null && now - last < SPACING * NANOS_PER_SEGMENT;
    }

    private void move(long now) {
        long trip = segments.size() * NANOS_PER_SEGMENT;
        while (!departures.isEmpty() && now - departures.getFirst() >= trip) {
            departures.removeFirst();
        }
        double[] progress = new double[segments.size()];
        Arrays.fill(progress, -1);
        for (long departure : departures) {
            double position = Math.max(0, (double) (now - departure) / NANOS_PER_SEGMENT);
            progress[(int) position] = position - (int) position;
        }
        for (int i = 0; i < progress.length; i++) {
            segments.get(i).light(progress[i]);
        }
        if (departures.isEmpty()) {
            timer.stop();
            running = false;
        }
    }
}
