package org.phonebank.virtual.stream;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads of virtual phones: named, daemons, and used again, because streams come and go. */
public final class DaemonThreads {
    private static final ExecutorService POOL = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "virtual-phone-idle");
        thread.setDaemon(true);
        return thread;
    });

    private DaemonThreads() {}

    /** Runs a task, which ends by itself when its streams are closed. */
    public static void run(String name, Runnable task) {
        POOL.execute(() -> named(name, task));
    }

    /** As {@link #run}; the result tells when the task has ended, and whether it failed. */
    public static Future<?> submit(String name, Runnable task) {
        return POOL.submit(() -> named(name, task));
    }

    private static void named(String name, Runnable task) {
        Thread thread = Thread.currentThread();
        String idle = thread.getName();
        thread.setName(name);
        try {
            task.run();
        } finally {
            thread.setName(idle);
        }
    }
}
