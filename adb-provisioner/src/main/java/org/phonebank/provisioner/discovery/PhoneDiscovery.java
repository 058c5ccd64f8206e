package org.phonebank.provisioner.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.phonebank.adb.wire.AdbKey;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.DeviceOpener;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.device.PhoneUnauthorizedException;
import org.phonebank.provisioner.device.PhoneVanishedException;
import org.phonebank.provisioner.server.AdbServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the phones that an adb server holds and those at given TCP endpoints, until closed. */
public final class PhoneDiscovery implements DeviceOpener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PhoneDiscovery.class);

    private final DiscoverySettings settings;
    private final AdbKey key;
    private final Threads threads;
    private final @Nullable ServerWatch server;
    private final Map<InetSocketAddress, EndpointWatch> endpoints = new LinkedHashMap<>();
    private final Set<Consumer<List<DiscoveredPhone>>> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean publishing = new AtomicBoolean();

    /** Used by the publisher's thread only. */
    private List<DiscoveredPhone> published = List.of();

    private PhoneDiscovery(DiscoverySettings settings, AdbKey key, Threads threads) {
        this.settings = settings;
        this.key = key;
        this.threads = threads;
        this.server = settings.adbServer()
                .map(address -> new ServerWatch(new AdbServer(address), settings, threads, this::publishSoon))
                .orElse(null);
    }

    /**
     * Begins to look for phones.
     *
     * @throws IOException when the key file can be neither read nor made
     */
    public static PhoneDiscovery start(DiscoverySettings settings) throws IOException {
        AdbKey key = AdbKey.loadOrCreate(settings.keyFile(), userAtHost());
        PhoneDiscovery discovery = new PhoneDiscovery(settings, key, Threads.start());
        ServerWatch server = discovery.server;
        if (server != null) {
            discovery.threads.workers().execute(server::run);
        }
        return discovery;
    }

    /** What the phone shows next to the key's fingerprint. */
    private static String userAtHost() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            LOG.debug("This computer does not know its own name.", e);
            host = "unknown";
        }
        return (System.getProperty("user.name", "phonebank") + "@" + host).replaceAll("[^\\x21-\\x7e]", "_");
    }

    /** Looks for a phone at this address from now on. Adding it twice changes nothing. */
    public void addEndpoint(InetSocketAddress endpoint) {
        synchronized (endpoints) {
            if (endpoints.containsKey(endpoint)) {
                return;
            }
            EndpointWatch watch = new EndpointWatch(endpoint, key, settings, threads, this::publishSoon);
            threads.workers().execute(watch::run);
            endpoints.put(endpoint, watch);
        }
        publishSoon();
    }

    /** Drops the connection and forgets the phone, unless there is another way to it. */
    public void removeEndpoint(InetSocketAddress endpoint) {
        EndpointWatch watch;
        synchronized (endpoints) {
            watch = endpoints.remove(endpoint);
        }
        if (watch != null) {
            watch.close();
            publishSoon();
        }
    }

    /** Every known way to every phone, ordered by serial, the best way to a phone first. */
    public List<DiscoveredPhone> phones() {
        return SightingMerger.merge(sightings());
    }

    private List<Sighting> sightings() {
        List<Sighting> sightings = new ArrayList<>();
        if (server != null) {
            sightings.addAll(server.sightings());
        }
        watches().forEach(watch -> sightings.add(watch.sighting()));
        return sightings;
    }

    private List<EndpointWatch> watches() {
        synchronized (endpoints) {
            return List.copyOf(endpoints.values());
        }
    }

    /**
     * Calls the listener with the present list, then after each change, on discovery's own thread.
     *
     * @return closing it ends the calls
     */
    public Subscription listen(Consumer<List<DiscoveredPhone>> listener) {
        threads.publisher().execute(() -> {
            publish();
            listeners.add(listener);
            call(listener, published);
        });
        return () -> listeners.remove(listener);
    }

    /** Many changes at once become one call. */
    private void publishSoon() {
        if (publishing.compareAndSet(false, true)) {
            try {
                threads.publisher().execute(this::publish);
            } catch (RejectedExecutionException e) {
                LOG.debug("A change is not told to anyone: discovery is closed.");
            }
        }
    }

    private void publish() {
        publishing.set(false);
        List<DiscoveredPhone> now = phones();
        if (!now.equals(published)) {
            published = now;
            listeners.forEach(listener -> call(listener, now));
        }
    }

    private static void call(Consumer<List<DiscoveredPhone>> listener, List<DiscoveredPhone> phones) {
        try {
            listener.accept(phones);
        } catch (RuntimeException e) {
            LOG.error("A listener for phones failed.", e);
        }
    }

    @Override
    public AdbDevice open(String serial) throws AdbException {
        List<Sighting> ways = sightings().stream()
                .filter(sighting -> sighting.serial().equals(serial))
                .toList();
        if (ways.isEmpty()) {
            throw new PhoneVanishedException(serial, PhoneAdvice.of(PhoneProblem.NOT_CONNECTED, serial), null);
        }
        Sighting best = SightingMerger.best(ways);
        return openWay(best).orElseThrow(() -> notReady(serial, best));
    }

    private Optional<AdbDevice> openWay(Sighting way) {
        if (way.direct()) {
            return watches().stream()
                    .filter(watch -> watch.sighting().address().equals(way.address()))
                    .findFirst()
                    .flatMap(EndpointWatch::open);
        }
        return Optional.ofNullable(server).flatMap(watch -> watch.open(way.address()));
    }

    private static AdbException notReady(String serial, Sighting way) {
        PhoneAdvice advice = PhoneAdvice.of(PhoneProblem.NOT_READY, serial, way.explanation());
        return way.state() == PhoneState.UNAUTHORIZED
                ? new PhoneUnauthorizedException(serial, advice, null)
                : new PhoneVanishedException(serial, advice, null);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        watches().forEach(EndpointWatch::close);
        threads.stop();
    }
}
