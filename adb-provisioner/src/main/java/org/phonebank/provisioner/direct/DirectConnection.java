package org.phonebank.provisioner.direct;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;
import org.phonebank.adb.wire.AdbBanner;
import org.phonebank.adb.wire.AdbCommand;
import org.phonebank.adb.wire.AdbKey;
import org.phonebank.adb.wire.AdbMessage;
import org.phonebank.adb.wire.AdbProtocol;
import org.phonebank.adb.wire.AdbReader;
import org.phonebank.adb.wire.AdbWireException;
import org.phonebank.adb.wire.AdbWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection to an adbd on TCP, with any number of streams. */
public final class DirectConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectConnection.class);
    private static final int CONNECT_MILLIS = 3000;
    private static final int HANDSHAKE_MILLIS = 5000;
    private static final Duration OPEN_LIMIT = Duration.ofSeconds(15);
    private static final int SOCKET_BUFFER_BYTES = 1 << 20;
    private static final int KEEP_ALIVE_SECONDS = 3;
    private static final int KEEP_ALIVE_TRIES = 3;

    /** No phone knows this service, so that its refusal is a sign of life that costs the phone nothing. */
    private static final String PING = "phonebank-ping:";

    private final InetSocketAddress endpoint;
    private final Socket socket;
    private final AdbReader reader;
    private final AdbWriter writer;
    private final Map<Integer, DirectStream> streams = new ConcurrentHashMap<>();
    private final AtomicInteger nextId = new AtomicInteger(1);
    private final CompletableFuture<IOException> ended = new CompletableFuture<>();
    private volatile AdbBanner banner = new AdbBanner("", Map.of(), List.of());
    private volatile int maxPayload = AdbProtocol.MIN_PAYLOAD;
    private volatile long lastSign = System.nanoTime();

    private DirectConnection(InetSocketAddress endpoint, Socket socket) throws IOException {
        this.endpoint = endpoint;
        this.socket = socket;
        this.reader = new AdbReader(socket.getInputStream(), AdbProtocol.MAX_PAYLOAD);
        this.writer = new AdbWriter(socket.getOutputStream());
    }

    /** Opens the TCP connection; {@link #shakeHands} must follow. */
    public static DirectConnection connect(InetSocketAddress endpoint) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER_BYTES);
            watchWhileSilent(socket);
            // A name is looked up at each attempt: a phone's address may change.
            InetSocketAddress target = endpoint.isUnresolved()
                    ? new InetSocketAddress(endpoint.getHostString(), endpoint.getPort())
                    : endpoint;
            socket.connect(target, CONNECT_MILLIS);
            return new DirectConnection(endpoint, socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** While a phone asks its holder, nothing is sent; the system itself then finds out that the phone is gone. */
    private static void watchWhileSilent(Socket socket) throws IOException {
        socket.setKeepAlive(true);
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_ALIVE_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEP_ALIVE_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, KEEP_ALIVE_TRIES);
        }
    }

    /**
     * Introduces both sides and starts the reading thread. Blocks for as long as the phone asks the person who holds it;
     * closing the connection ends that.
     *
     * @param awaitingAuthorization called when the phone begins to ask
     */
    public void shakeHands(AdbKey key, Runnable awaitingAuthorization) throws IOException {
        socket.setSoTimeout(HANDSHAKE_MILLIS);
        Handshake handshake = new Handshake(reader, writer, key, () -> {
            awaitingAuthorization.run();
            waitForAPerson();
        });
        Handshake.Agreement agreement = handshake.shake();
        banner = agreement.banner();
        maxPayload = agreement.maxPayload();
        socket.setSoTimeout(0);
        Thread thread = new Thread(this::readMessages, "adb " + endpoint.getHostString() + ":" + endpoint.getPort());
        thread.setDaemon(true);
        thread.start();
    }

    private void waitForAPerson() {
        try {
            socket.setSoTimeout(0);
        } catch (IOException e) {
            // The socket is closed: the handshake's next read says so.
            LOG.debug("The connection to {} closed during the handshake.", endpoint, e);
        }
    }

    /** How the phone introduced itself; untrusted. */
    public AdbBanner banner() {
        return banner;
    }

    Set<String> features() {
        return Set.copyOf(banner.features());
    }

    int maxPayload() {
        return maxPayload;
    }

    /** Completes when the connection has ended, with the reason; dependents must not block. */
    public CompletableFuture<IOException> ended() {
        return ended;
    }

    /** Nanoseconds since anything arrived. */
    public long silentNanos() {
        return System.nanoTime() - lastSign;
    }

    /** Makes a phone that is there send something. */
    public void ping() throws IOException {
        writer.write(AdbCommand.OPEN, nextId.getAndIncrement(), 0, PING);
    }

    /**
     * Opens a service.
     *
     * @return null when the phone refuses it
     */
    @Nullable
    DirectStream open(String service) throws IOException {
        int id = nextId.getAndIncrement();
        DirectStream stream = new DirectStream(this, id);
        streams.put(id, stream);
        boolean opened = false;
        try {
            IOException end = ended.getNow(null);
            if (end != null) {
                throw new IOException(end.getMessage(), end);
            }
            writer.write(AdbCommand.OPEN, id, 0, service);
            opened = stream.awaitOpen(OPEN_LIMIT);
            return opened ? stream : null;
        } finally {
            if (!opened) {
                streams.remove(id);
            }
        }
    }

    void send(AdbCommand command, int localId, int remoteId) throws IOException {
        writer.write(command, localId, remoteId);
    }

    void send(AdbCommand command, int localId, int remoteId, byte[] bytes, int offset, int length) throws IOException {
        writer.write(command, localId, remoteId, bytes, offset, length);
    }

    /**
     * Ends a stream on this side.
     *
     * @param remoteId 0 when the phone need not be told
     */
    void forget(int localId, int remoteId) {
        streams.remove(localId);
        if (remoteId == 0 || ended.isDone()) {
            return;
        }
        try {
            writer.write(AdbCommand.CLSE, localId, remoteId);
        } catch (IOException e) {
            end(e);
        }
    }

    private void readMessages() {
        try {
            while (true) {
                @Nullable AdbMessage message = reader.read();
                if (message == null) {
                    throw new EOFException("The phone closed the connection.");
                }
                lastSign = System.nanoTime();
                handle(message);
            }
        } catch (IOException e) {
            end(e);
        }
    }

    private void handle(AdbMessage message) throws IOException {
        @Nullable DirectStream stream = streams.get(message.arg1());
        switch (message.command()) {
            case OKAY -> {
                if (stream != null) {
                    stream.onOkay(message.arg0());
                }
            }
            case WRTE -> {
                if (stream != null) {
                    stream.onData(message);
                }
            }
            case CLSE -> {
                if (stream != null) {
                    stream.onClose();
                }
            }
            case CNXN -> throw new EOFException("The phone's adbd started anew.");
            default -> throw new AdbWireException("The phone sent an unexpected " + message.command() + ".");
        }
    }

    private void end(IOException reason) {
        closeSocket();
        ended.complete(reason);
        IOException first = ended.join();
        streams.values().forEach(stream -> stream.fail(first));
    }

    @Override
    public void close() {
        end(new IOException("The connection was closed here."));
    }

    /** As {@link #close}, with a reason for those that use it. */
    public void close(String reason) {
        end(new IOException(reason));
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("The connection to {} did not close cleanly.", endpoint, e);
        }
    }
}
