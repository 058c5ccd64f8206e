package org.phonebank.virtual.adbd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.phonebank.adb.wire.AdbBanner;
import org.phonebank.virtual.profile.LinkProfile;
import org.phonebank.virtual.stream.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A phone's ADB daemon over TCP, on the loopback address only. */
public final class Adbd implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Adbd.class);
    private static final int MAX_CONNECTIONS = 16;
    private static final long NEVER = Long.MAX_VALUE;
    private static final Duration HELD = Duration.ofSeconds(1);
    private static final int GLANCE_MILLIS = 5;

    private final String name;
    private final AdbBanner banner;
    private final Authorizer authorizer;
    private final Services services;
    private final Link link;
    private final Set<AdbdConnection> connections = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket server;
    private @Nullable Thread acceptor;
    private @Nullable Socket reservation;
    private int port;
    private long bytesUntilCut = NEVER;
    private Runnable atCut = this::drop;

    public Adbd(String name, AdbBanner banner, Authorizer authorizer, Services services, LinkProfile link) {
        this.name = name;
        this.banner = banner;
        this.authorizer = authorizer;
        this.services = services;
        this.link = new Link(link);
    }

    /**
     * Begins to listen.
     *
     * @param wanted 0: any free port at first, and the same one later
     */
    public synchronized void listen(int wanted) throws IOException {
        if (server != null) {
            return;
        }
        release();
        ServerSocket opened = port == 0 ? listening(wanted) : again(() -> listening(port));
        server = opened;
        port = opened.getLocalPort();
        Thread thread = new Thread(() -> accept(opened), "virtual-phone-" + name);
        thread.setDaemon(true);
        thread.start();
        acceptor = thread;
    }

    private ServerSocket listening(int at) throws IOException {
        ServerSocket opened = new ServerSocket();
        try {
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            return opened;
        } catch (BindException e) {
            opened.close();
            throw new BindException("Port " + at + " on this machine is taken by another program; the virtual phone "
                    + name + " needs another.");
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    private interface Binding<T> {
        T bind() throws IOException;
    }

    /** Binds the port that was let go a moment ago; a process that was begun just then holds it until it runs. */
    private static <T> T again(Binding<T> binding) throws IOException {
        long deadline = System.nanoTime() + HELD.toNanos();
        while (true) {
            try {
                return binding.bind();
            } catch (BindException e) {
                if (System.nanoTime() - deadline > 0) {
                    throw e;
                }
                try {
                    Thread.sleep(GLANCE_MILLIS);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw e;
                }
            }
        }
    }

    public synchronized int port() {
        return port;
    }

    public synchronized boolean isListening() {
        return server != null;
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket socket = from.accept();
                // Further connections wait in the system's queue and hear nothing, as over Wi-Fi that is gone.
                link.awaitSound(from::isClosed);
                if (connections.size() >= MAX_CONNECTIONS) {
                    socket.close();
                } else {
                    serve(socket);
                }
            } catch (IOException e) {
                if (!from.isClosed()) {
                    LOG.warn("The virtual phone {} could not take a connection: {}", name, e.getMessage());
                }
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        AdbdConnection connection;
        try {
            connection = new AdbdConnection(socket, name, banner, authorizer, services, link, this::arrived);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        connections.add(connection);
        DaemonThreads.run("virtual-phone-" + name + "-connection", () -> {
            try {
                connection.run();
            } finally {
                connections.remove(connection);
            }
        });
        if (!isListening()) {
            connection.close();
        }
    }

    /** Stops listening and drops every connection; the port stays its own. */
    public void stop() {
        try {
            Thread listened = stopListening();
            link.wake();
            drop();
            if (listened != null) {
                // The system gives the port free only when nobody waits at the closed socket any more.
                listened.join();
                reserve();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The virtual phone " + name + " cannot stop listening.", e);
        } catch (InterruptedException e) {
            LOG.debug("The port {} of the virtual phone {} is not kept: its stop was interrupted.", port(), name);
            Thread.currentThread().interrupt();
        }
    }

    /** Gives the thread that took connections and ends now; null if there was none. */
    private synchronized @Nullable Thread stopListening() throws IOException {
        if (server == null) {
            return null;
        }
        server.close();
        server = null;
        return acceptor;
    }

    /** A socket that is bound and no more: who connects is refused, and nobody else is given the port. */
    private synchronized void reserve() throws IOException {
        if (server != null || reservation != null) {
            // Plugged in again meanwhile, perhaps out again.
            return;
        }
        try {
            reservation = again(this::reserved);
        } catch (BindException e) {
            LOG.debug("The port {} of the virtual phone {} cannot be kept: {}", port, name, e.getMessage());
        }
    }

    private Socket reserved() throws IOException {
        Socket holder = new Socket();
        try {
            holder.setReuseAddress(true);
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            // Shared with connections that are still ending, but with nobody who comes later.
            holder.setReuseAddress(false);
            return holder;
        } catch (IOException e) {
            holder.close();
            throw e;
        }
    }

    private void release() throws IOException {
        if (reservation != null) {
            reservation.close();
            reservation = null;
        }
    }

    private void drop() {
        List.copyOf(connections).forEach(AdbdConnection::close);
    }

    /** Drops every connection once so many more bytes have arrived. */
    public synchronized void cutAfter(long bytes) {
        bytesUntilCut = bytes;
        atCut = this::drop;
    }

    /** Stops, as {@link #stop} does, once so many more bytes have arrived. */
    public synchronized void stopAfter(long bytes) {
        bytesUntilCut = bytes;
        atCut = this::stop;
    }

    private void arrived(long bytes) {
        Runnable cut;
        synchronized (this) {
            if (bytesUntilCut == NEVER) {
                return;
            }
            bytesUntilCut -= bytes;
            if (bytesUntilCut > 0) {
                return;
            }
            bytesUntilCut = NEVER;
            cut = atCut;
        }
        cut.run();
    }

    public void link(LinkProfile profile) {
        link.profile(profile);
    }

    /** Whether nothing gets through any more, in either direction, although nothing is closed. */
    public void silence(boolean silent) {
        link.silence(silent);
    }

    @Override
    public void close() {
        stop();
        try {
            synchronized (this) {
                release();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The virtual phone " + name + " cannot give up its port.", e);
        }
    }
}
