package org.phonebank.virtual;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The one thread that does what phones do by themselves. */
final class PhoneTimer {
    static final ScheduledExecutorService SHARED = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "virtual-phone-watch");
        thread.setDaemon(true);
        return thread;
    });

    private PhoneTimer() {}
}
