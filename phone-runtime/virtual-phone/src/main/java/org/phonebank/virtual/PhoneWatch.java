package org.phonebank.virtual;

import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.phonebank.virtual.device.DeviceState;
import org.phonebank.virtual.device.LiveFiles;
import org.phonebank.virtual.process.PhoneProcess;
import org.phonebank.virtual.process.ProcessTable;
import org.phonebank.virtual.process.Signals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a phone twice a second while processes run on it: renews the files that they read, and ends the largest of
 * them when the phone's memory is used up, as Android does. One thread serves all phones.
 */
final class PhoneWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PhoneWatch.class);
    private static final int PERIOD_MILLIS = 500;

    private final ScheduledFuture<?> task;

    private PhoneWatch(ScheduledFuture<?> task) {
        this.task = task;
    }

    static PhoneWatch start(String serial, ProcessTable processes, DeviceState device, LiveFiles live) {
        return new PhoneWatch(PhoneTimer.SHARED.scheduleWithFixedDelay(
                () -> look(serial, processes, device, live), PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS));
    }

    private static void look(String serial, ProcessTable processes, DeviceState device, LiveFiles live) {
        if (processes.all().isEmpty()) {
            return;
        }
        try {
            live.refresh();
            if (device.read().memoryAvailableBytes() == 0) {
                endLargest(serial, processes);
            }
        } catch (UncheckedIOException e) {
            // The storage may have been deleted under a phone that still runs; the next look may succeed.
            LOG.warn("The virtual phone {} cannot renew its files: {}", serial, e.getMessage());
        }
    }

    private static void endLargest(String serial, ProcessTable processes) {
        processes.all().stream()
                .max(Comparator.comparingLong(PhoneProcess::residentBytes))
                .ifPresent(process -> {
                    LOG.warn("The virtual phone {} is out of memory and ends {}.", serial, process.name());
                    process.signal(Signals.KILL);
                });
    }

    @Override
    public void close() {
        task.cancel(false);
    }
}
