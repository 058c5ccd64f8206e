package org.phonebank.desktop.telemetry;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Has something done at intervals, for charts that move while nothing arrives. Its thread is there only while needed. */
public final class Heartbeat {
    private static final int IDLE_SECONDS = 5;

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    public Heartbeat() {
        executor.setRemoveOnCancelPolicy(true);
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
    }

    /**
     * Begins.
     *
     * @param action quick, and never throws: it would not be called again
     * @return ends it
     */
    public Runnable every(Duration interval, Runnable action) {
        long millis = interval.toMillis();
        Future<?> beating = executor.scheduleAtFixedRate(action, millis, millis, TimeUnit.MILLISECONDS);
        return () -> beating.cancel(false);
    }
}
