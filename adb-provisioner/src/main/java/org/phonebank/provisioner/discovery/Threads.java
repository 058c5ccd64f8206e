package org.phonebank.provisioner.discovery;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one discovery.
 *
 * @param workers for tasks that block, as many at once as there are
 * @param timer for short tasks at a time
 * @param publisher the one thread on which listeners are called
 */
record Threads(ExecutorService workers, ScheduledThreadPoolExecutor timer, ExecutorService publisher) {
    static Threads start() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, daemons("adb timer"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return new Threads(
                Executors.newCachedThreadPool(daemons("adb worker")),
                timer,
                Executors.newSingleThreadExecutor(daemons("phone discovery")));
    }

    void stop() {
        timer.shutdownNow();
        workers.shutdownNow();
        publisher.shutdown();
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + " " + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
