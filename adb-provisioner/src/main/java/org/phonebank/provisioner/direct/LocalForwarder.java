package org.phonebank.provisioner.direct;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.PortForward;
import org.phonebank.provisioner.stream.AdbStream;
import org.phonebank.provisioner.stream.AdbTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on a free port of this computer's loopback and leads each connection to a service of the phone. */
final class LocalForwarder implements PortForward {
    private static final Logger LOG = LoggerFactory.getLogger(LocalForwarder.class);
    private static final int BACKLOG = 16;
    private static final int BUFFER_BYTES = 256 << 10;

    private final ServerSocket server;
    private final String service;
    private final AdbTransport transport;
    private final Executor pumps;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private LocalForwarder(ServerSocket server, String service, AdbTransport transport, Executor pumps) {
        this.server = server;
        this.service = service;
        this.transport = transport;
        this.pumps = pumps;
    }

    static LocalForwarder start(String service, AdbTransport transport, Executor pumps) throws IOException {
        ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        LocalForwarder forwarder = new LocalForwarder(server, service, transport, pumps);
        pumps.execute(forwarder::accept);
        return forwarder;
    }

    @Override
    public int localPort() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!closed) {
            try {
                Socket socket = server.accept();
                pumps.execute(() -> lead(socket));
            } catch (IOException | RejectedExecutionException e) {
                if (!closed) {
                    LOG.warn("The forward to {} of phone {} ended: {}", service, transport.serial(), e.getMessage());
                    close();
                }
            }
        }
    }

    private void lead(Socket socket) {
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Pair pair = new Pair(socket, transport.open(service));
            pairs.add(pair);
            if (closed) {
                pair.drop();
            }
            pumps.execute(pair::fromPhone);
            pair.toPhone();
        } catch (IOException | AdbException | RejectedExecutionException e) {
            LOG.debug("A connection to {} of phone {} cannot be made.", service, transport.serial(), e);
            quietly(socket);
        }
    }

    @Override
    public void close() {
        closed = true;
        quietly(server);
        pairs.forEach(Pair::drop);
    }

    private static void quietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A forwarded socket did not close cleanly.", e);
        }
    }

    /** A local connection and its stream. ADB cannot close one direction only, so the first to end drops both. */
    private final class Pair {
        private final Socket socket;
        private final AdbStream stream;
        private final AtomicBoolean dropped = new AtomicBoolean();

        Pair(Socket socket, AdbStream stream) {
            this.socket = socket;
            this.stream = stream;
        }

        void toPhone() {
            try {
                pump(socket.getInputStream(), stream.output());
            } catch (IOException e) {
                LOG.debug("A connection to {} of phone {} ended: {}", service, transport.serial(), e.getMessage());
            } finally {
                drop();
            }
        }

        void fromPhone() {
            try {
                pump(stream.input(), socket.getOutputStream());
            } catch (IOException e) {
                LOG.debug("A connection to {} of phone {} ended: {}", service, transport.serial(), e.getMessage());
            } finally {
                drop();
            }
        }

        private void pump(InputStream from, OutputStream to) throws IOException {
            byte[] buffer = new byte[BUFFER_BYTES];
            int count = from.read(buffer);
            while (count >= 0) {
                to.write(buffer, 0, count);
                count = from.read(buffer);
            }
        }

        void drop() {
            if (dropped.compareAndSet(false, true)) {
                pairs.remove(this);
                quietly(socket);
                stream.close();
            }
        }
    }
}
