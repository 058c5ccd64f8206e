package org.phonebank.provisioner.discovery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.server.AdbServer;
import org.phonebank.provisioner.server.DeviceTracker;
import org.phonebank.provisioner.server.ServerDevice;
import org.phonebank.provisioner.server.ServerTransport;
import org.phonebank.provisioner.stream.StreamAdbDevice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows what an adb server holds, asks each new phone for its serial, and connects again when the server restarts.
 * Occupies one worker thread until closed.
 */
final class ServerWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);

    /** The server tells no change when a TCP phone goes offline; only its list shows it. */
    private static final long LIST_MILLIS = 1000;

    /**
     * A device as the server lists it.
     *
     * @param identity who it says, or said at this address before, that it is
     * @param confirmed whether it was asked since it last changed
     * @param problem why it could not be asked; none when not tried yet
     */
    private record Entry(
            ServerDevice device,
            @Nullable PhoneIdentity identity,
            boolean confirmed,
            PhoneAdvice problem,
            boolean vanished) {
        static Entry changed(ServerDevice device, @Nullable Entry before) {
            return new Entry(device, before == null ? null : before.identity, false, PhoneAdvice.NONE, false);
        }

        Entry asVanished() {
            return new Entry(device, identity, false, PhoneAdvice.NONE, true);
        }
    }

    private final AdbServer server;
    private final DeviceTracker tracker;
    private final Threads threads;
    private final Runnable changed;
    private final Backoff backoff;
    private final long retryMillis;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final AtomicBoolean listing = new AtomicBoolean();
    private long updates;

    /**
     * Does nothing until {@link #run}.
     *
     * @param changed called after each change of {@link #sightings}; must not block
     */
    ServerWatch(AdbServer server, DiscoverySettings settings, Threads threads, Runnable changed) {
        this.server = server;
        this.tracker = new DeviceTracker(server);
        this.threads = threads;
        this.changed = changed;
        this.backoff = new Backoff(settings.shortestRetry(), settings.longestRetry());
        this.retryMillis = settings.longestRetry().toMillis();
    }

    synchronized List<Sighting> sightings() {
        List<Sighting> sightings = new ArrayList<>();
        for (Entry entry : entries.values()) {
            sightings.add(sighting(entry));
        }
        return sightings;
    }

    /** Empty unless the phone is ready. */
    synchronized Optional<AdbDevice> open(String address) {
        Entry entry = entries.get(address);
        if (entry == null || sighting(entry).state() != PhoneState.READY) {
            return Optional.empty();
        }
        return Optional.of(device(address, sighting(entry).serial()));
    }

    private AdbDevice device(String address, String serial) {
        return new StreamAdbDevice(new ServerTransport(server, address, serial), threads.timer());
    }

    /** Returns when closed. */
    void run() {
        var lists =
                threads.timer().scheduleWithFixedDelay(this::listSoon, LIST_MILLIS, LIST_MILLIS, TimeUnit.MILLISECONDS);
        try {
            do {
                try {
                    tracker.follow(this::update);
                } catch (IOException e) {
                    LOG.debug("The adb server is not there or stopped: {}", e.getMessage());
                    update(List.of());
                }
            } while (!closed.await(backoff.nextMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("The adb server is not followed any more: discovery is closed.");
        } finally {
            lists.cancel(false);
        }
    }

    private void listSoon() {
        synchronized (this) {
            if (entries.values().stream().noneMatch(entry -> isOnTcp(entry.device()) && !entry.vanished())) {
                return;
            }
        }
        if (listing.compareAndSet(false, true)) {
            threads.workers().execute(this::list);
        }
    }

    private void list() {
        try {
            long before = updates();
            List<ServerDevice> devices = server.devices();
            // What the tracker told meanwhile is newer.
            if (updates() == before) {
                update(devices);
            }
        } catch (AdbException e) {
            LOG.debug("The adb server does not list its devices: {}", e.getMessage());
        } finally {
            listing.set(false);
        }
    }

    private synchronized long updates() {
        return updates;
    }

    private static boolean isOnTcp(ServerDevice device) {
        return device.serial().contains(":");
    }

    private void update(List<ServerDevice> devices) {
        if (!devices.isEmpty()) {
            backoff.reset();
        }
        List<ServerDevice> unknown = new ArrayList<>();
        synchronized (this) {
            updates++;
            Map<String, Entry> before = new LinkedHashMap<>(entries);
            for (ServerDevice device : devices) {
                Entry known = before.remove(device.serial());
                if (known == null || known.vanished() || !known.device().equals(device)) {
                    entries.put(device.serial(), Entry.changed(device, known));
                    if (isUsable(device)) {
                        unknown.add(device);
                    }
                }
            }
            before.forEach(this::vanish);
        }
        changed.run();
        unknown.forEach(this::identifySoon);
    }

    /** What was never usable is forgotten; a phone that was is looked out for. */
    private void vanish(String address, Entry entry) {
        if (entry.identity() == null) {
            entries.remove(address);
        } else if (!entry.vanished()) {
            entries.put(address, entry.asVanished());
        }
    }

    private static boolean isUsable(ServerDevice device) {
        return device.state().equals("device");
    }

    private void identifySoon(ServerDevice device) {
        try {
            threads.workers().execute(() -> identify(device));
        } catch (RejectedExecutionException e) {
            LOG.debug("Phone {} is not asked any more: discovery is closed.", device.serial());
        }
    }

    private void identify(ServerDevice device) {
        try (AdbDevice opened = device(device.serial(), device.serial())) {
            learn(device, new Entry(device, PhoneIdentity.ask(opened), true, PhoneAdvice.NONE, false));
        } catch (AdbException e) {
            if (learn(device, new Entry(device, null, false, e.advice(), false))) {
                askAgainLater(device);
            }
        }
    }

    private void askAgainLater(ServerDevice device) {
        try {
            var unused = threads.timer().schedule(() -> identifySoon(device), retryMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Phone {} is not asked any more: discovery is closed.", device.serial());
        }
    }

    /** Keeps an answer unless the device changed while it was asked. */
    private boolean learn(ServerDevice device, Entry answer) {
        synchronized (this) {
            Entry now = entries.get(device.serial());
            if (now == null || now.vanished() || !now.device().equals(device)) {
                return false;
            }
            entries.put(device.serial(), answer);
        }
        changed.run();
        return true;
    }

    private static Sighting sighting(Entry entry) {
        ServerDevice device = entry.device();
        PhoneIdentity identity = entry.identity();
        String serial = device.serial();
        String model = device.model().replace('_', ' ');
        if (identity != null) {
            serial = identity.serial().isEmpty() ? serial : identity.serial();
            model = identity.model().isEmpty() ? model : identity.model();
        }
        boolean lost = isOnTcp(device) && identity != null && device.state().equals("offline");
        ServerState state = entry.vanished() || lost
                ? ServerState.vanished(device)
                : ServerState.of(device, entry.confirmed(), entry.problem());
        return new Sighting(
                serial, device.serial(), false, transport(device, identity), state.state(), state.explanation(), model);
    }

    private static Transport transport(ServerDevice device, @Nullable PhoneIdentity identity) {
        if (identity != null && identity.virtual()) {
            return Transport.VIRTUAL;
        }
        if (device.serial().startsWith("emulator-") || device.serial().startsWith("127.0.0.1:")) {
            return Transport.VIRTUAL;
        }
        return device.isUsb() ? Transport.USB : Transport.WIFI;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            tracker.close();
        } catch (IOException e) {
            LOG.debug("The connection to the adb server did not close cleanly.", e);
        }
    }
}
