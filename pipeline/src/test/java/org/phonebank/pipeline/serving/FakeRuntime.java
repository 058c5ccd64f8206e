package org.phonebank.pipeline.serving;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Executor;

/** A clock that a test moves, and queues that it empties. */
final class FakeRuntime implements ServingRuntime {
    long now;
    boolean closed;
    final Queue<Runnable> events = new ArrayDeque<>();
    final Queue<Runnable> disk = new ArrayDeque<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(Timer::due));

    private record Timer(long due, Runnable task) {}

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void schedule(long delayNanos, Runnable task) {
        timers.add(new Timer(now + delayNanos, task));
    }

    @Override
    public Executor events() {
        return events::add;
    }

    @Override
    public Executor disk() {
        return disk::add;
    }

    @Override
    public int threads() {
        return 0;
    }

    @Override
    public void close() {
        while (runOne(disk)) {
            // One after the other.
        }
        timers.clear();
        closed = true;
    }

    int timers() {
        return timers.size();
    }

    /** Does something that waits, listeners first; whether there was anything. */
    boolean runOne() {
        return runOne(events) || runOne(disk);
    }

    /** Moves the clock to the next timer and runs it; whether there was one. */
    boolean nextTimer() {
        Timer timer = timers.poll();
        if (timer == null) {
            return false;
        }
        now = Math.max(now, timer.due());
        timer.task().run();
        return true;
    }

    private static boolean runOne(Queue<Runnable> tasks) {
        Runnable task = tasks.poll();
        if (task != null) {
            task.run();
        }
        return task != null;
    }
}
