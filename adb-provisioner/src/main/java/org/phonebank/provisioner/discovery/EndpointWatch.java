package org.phonebank.provisioner.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.phonebank.adb.wire.AdbKey;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.direct.DirectConnection;
import org.phonebank.provisioner.direct.DirectTransport;
import org.phonebank.provisioner.direct.TlsWantedException;
import org.phonebank.provisioner.stream.StreamAdbDevice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection to one TCP endpoint, connects again when it ends, and says how it stands. Occupies one worker
 * thread until closed.
 */
final class EndpointWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointWatch.class);
    private static final long PING_MILLIS = 1000;

    /** Longer than a full message takes on a slow Wi-Fi link, during which the phone has nothing to say. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private final InetSocketAddress endpoint;
    private final String address;
    private final AdbKey key;
    private final Threads threads;
    private final Runnable changed;
    private final Backoff backoff;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Sighting sighting;
    private @Nullable DirectConnection connection;

    /**
     * Does nothing until {@link #run}.
     *
     * @param changed called after each change of {@link #sighting}; must not block
     */
    EndpointWatch(
            InetSocketAddress endpoint, AdbKey key, DiscoverySettings settings, Threads threads, Runnable changed) {
        this.endpoint = endpoint;
        this.address = endpoint.getHostString() + ":" + endpoint.getPort();
        this.key = key;
        this.threads = threads;
        this.changed = changed;
        this.backoff = new Backoff(settings.shortestRetry(), settings.longestRetry());
        this.sighting = new Sighting(
                address,
                address,
                true,
                transport(false),
                PhoneState.CONNECTING,
                PhoneAdvice.of(PhoneProblem.CONNECTING, address),
                "");
    }

    synchronized Sighting sighting() {
        return sighting;
    }

    /** Empty unless the phone is ready. */
    synchronized Optional<AdbDevice> open() {
        DirectConnection ready = sighting.state() == PhoneState.READY ? connection : null;
        return ready == null ? Optional.empty() : Optional.of(device(ready, sighting.serial()));
    }

    /** Returns when closed. */
    void run() {
        try {
            do {
                visit();
            } while (!closed.await(backoff.nextMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException | RejectedExecutionException e) {
            LOG.debug("No more attempts to connect to {}: discovery is closed.", address);
        }
    }

    /** Connects and stays until the connection ends. */
    private void visit() throws InterruptedException {
        try (DirectConnection fresh = DirectConnection.connect(endpoint)) {
            adopt(fresh);
            fresh.shakeHands(key, this::awaitsAuthorization);
            if (identify(fresh)) {
                backoff.reset();
                stay(fresh);
            }
        } catch (TlsWantedException e) {
            absent(PhoneAdvice.of(PhoneProblem.WANTS_PAIRING));
        } catch (IOException e) {
            LOG.debug("No connection to {}: {}", address, e.getMessage());
            absent(PhoneAdvice.of(PhoneProblem.NOTHING_ANSWERS, address));
        }
    }

    /** Lets {@link #close} end a handshake that waits for a person. */
    private synchronized void adopt(DirectConnection fresh) throws IOException {
        if (closed.getCount() == 0) {
            throw new IOException("Closed.");
        }
        connection = fresh;
    }

    private boolean identify(DirectConnection fresh) {
        try (AdbDevice device = device(fresh, address)) {
            PhoneIdentity identity = PhoneIdentity.ask(device);
            String serial = identity.serial().isEmpty() ? address : identity.serial();
            report(new Sighting(
                    serial,
                    address,
                    true,
                    transport(identity.virtual()),
                    PhoneState.READY,
                    PhoneAdvice.NONE,
                    identity.model()));
            return true;
        } catch (AdbException e) {
            absent(e.advice());
            return false;
        }
    }

    private void stay(DirectConnection fresh) throws InterruptedException {
        AtomicBoolean pinging = new AtomicBoolean();
        while (true) {
            try {
                IOException reason = fresh.ended().get(PING_MILLIS, TimeUnit.MILLISECONDS);
                LOG.debug("The connection to {} ended: {}", address, reason.getMessage());
                absent(PhoneAdvice.NONE);
                return;
            } catch (TimeoutException e) {
                if (fresh.silentNanos() > LONGEST_SILENCE.toNanos()) {
                    fresh.close();
                } else if (fresh.silentNanos() > TimeUnit.MILLISECONDS.toNanos(PING_MILLIS)
                        && pinging.compareAndSet(false, true)) {
                    threads.workers().execute(() -> ping(fresh, pinging));
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** On a thread of its own, because a write to a phone that went away silently may block. */
    private void ping(DirectConnection fresh, AtomicBoolean pinging) {
        try {
            fresh.ping();
        } catch (IOException e) {
            LOG.debug("The connection to {} is broken.", address, e);
            fresh.close();
        } finally {
            pinging.set(false);
        }
    }

    private AdbDevice device(DirectConnection over, String serial) {
        return new StreamAdbDevice(new DirectTransport(over, serial, threads.workers()), threads.timer());
    }

    private void awaitsAuthorization() {
        Sighting before = sighting();
        report(new Sighting(
                before.serial(),
                address,
                true,
                before.transport(),
                PhoneState.UNAUTHORIZED,
                PhoneAdvice.of(PhoneProblem.UNAUTHORIZED),
                before.model()));
    }

    /** A phone that was ready once has vanished; one that never was is offline, for the reason given. */
    private void absent(PhoneAdvice explanation) {
        Sighting before = sighting();
        boolean wasThere = before.state() == PhoneState.READY || before.state() == PhoneState.VANISHED;
        report(new Sighting(
                before.serial(),
                address,
                true,
                before.transport(),
                wasThere ? PhoneState.VANISHED : PhoneState.OFFLINE,
                wasThere ? PhoneAdvice.of(PhoneProblem.GONE) : explanation,
                before.model()));
    }

    private void report(Sighting now) {
        synchronized (this) {
            if (now.equals(sighting)) {
                return;
            }
            sighting = now;
        }
        changed.run();
    }

    private Transport transport(boolean virtual) {
        InetAddress host = endpoint.getAddress();
        return virtual || (host != null && host.isLoopbackAddress()) ? Transport.VIRTUAL : Transport.WIFI;
    }

    @Override
    public void close() {
        DirectConnection open;
        synchronized (this) {
            closed.countDown();
            open = connection;
        }
        if (open != null) {
            open.close();
        }
    }
}
