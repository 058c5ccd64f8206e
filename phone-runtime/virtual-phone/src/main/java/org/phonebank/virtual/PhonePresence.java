package org.phonebank.virtual;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.phonebank.virtual.adbd.Adbd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a phone can be reached: its cable is in and it is not just starting. Safe for use by any thread. */
final class PhonePresence implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PhonePresence.class);
    /** A real phone takes half a minute; nobody learns more by waiting for it. */
    private static final Duration BOOT = Duration.ofSeconds(3);

    private final VirtualPhoneSettings settings;
    private final Adbd adbd;
    private @Nullable ScheduledFuture<?> boot;
    private boolean pluggedAfterBoot;
    private boolean closed;

    PhonePresence(VirtualPhoneSettings settings, Adbd adbd) {
        this.settings = settings;
        this.adbd = adbd;
    }

    synchronized void unplug() {
        pluggedAfterBoot = false;
        adbd.stop();
    }

    /** While the phone starts, the cable is noticed when it has started. */
    synchronized void plug() throws IOException {
        pluggedAfterBoot = true;
        if (boot == null && !closed) {
            adbd.listen(settings.port());
        }
    }

    /**
     * Takes the phone away and brings it back after some seconds, if its cable is in then.
     *
     * @param endAll ends what runs on the phone; called now, and again for what was just being started
     */
    synchronized void reboot(Runnable endAll) {
        if (boot == null) {
            pluggedAfterBoot = adbd.isListening();
        } else {
            boot.cancel(false);
        }
        adbd.stop();
        endAll.run();
        boot = PhoneTimer.SHARED.schedule(() -> booted(endAll), BOOT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void booted(Runnable endAll) {
        if (closed) {
            return;
        }
        boot = null;
        endAll.run();
        try {
            if (pluggedAfterBoot) {
                adbd.listen(settings.port());
            }
        } catch (IOException e) {
            LOG.warn("The virtual phone {} restarted and cannot be reached: {}", settings.serial(), e.getMessage());
        }
    }

    /** Whether its cable is in, or will be noticed as soon as it has started. */
    synchronized boolean isReachable() {
        return boot == null ? adbd.isListening() : pluggedAfterBoot;
    }

    synchronized boolean isBooting() {
        return boot != null;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (boot != null) {
            boot.cancel(false);
        }
    }
}
