package org.phonebank.pipeline.serving;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The system's clock, and a thread each for timers, listeners and files, which end when they are idle for long. */
final class ThreadedRuntime implements ServingRuntime {
    private static final long IDLE_SECONDS = 10;
    private static final long DISK_SECONDS = 10;

    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, task -> daemon(task, "serving-timer"));
    private final ThreadPoolExecutor events = single("serving-events");
    private final ThreadPoolExecutor disk = single("serving-disk");

    ThreadedRuntime() {
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void schedule(long delayNanos, Runnable task) {
        // What is scheduled reports its own failures.
        var unused = timer.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public Executor events() {
        return events;
    }

    @Override
    public Executor disk() {
        return disk;
    }

    @Override
    public int threads() {
        return timer.getPoolSize() + events.getPoolSize() + disk.getPoolSize();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        events.shutdown();
        disk.shutdown();
        try {
            if (!disk.awaitTermination(DISK_SECONDS, TimeUnit.SECONDS)) {
                disk.shutdownNow();
            }
        } catch (InterruptedException e) {
            disk.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadPoolExecutor single(String name) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> daemon(task, name));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
