package org.phonebank.provisioner.fake;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.phonebank.adb.wire.AdbBanner;
import org.phonebank.adb.wire.AdbCommand;
import org.phonebank.adb.wire.AdbMessage;
import org.phonebank.adb.wire.AdbProtocol;
import org.phonebank.adb.wire.AdbReader;
import org.phonebank.adb.wire.AdbWriter;

/** A small adbd on loopback: handshake with or without authorisation, streams served by a {@link FakePhone}. */
public final class FakeAdbd implements AutoCloseable {
    private static final int PIPE_BYTES = 2 << 20;

    private final FakePhone phone;
    private final boolean requireAuthorization;
    private final Semaphore authorization = new Semaphore(0);
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytesUntilCut = new AtomicLong(Long.MAX_VALUE);
    private final int port;
    private ServerSocket server;

    public FakeAdbd(FakePhone phone, boolean requireAuthorization) throws IOException {
        this.phone = phone;
        this.requireAuthorization = requireAuthorization;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = server.getLocalPort();
        listen();
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** The person who holds the phone allows the next connection that asks. */
    public void authorize() {
        authorization.release();
    }

    /** Drops the connection once this many more bytes of stream data have arrived. */
    public void cutAfter(long bytes) {
        bytesUntilCut.set(bytes);
    }

    public void unplug() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    public void plug() throws IOException {
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        listen();
    }

    @Override
    public void close() throws IOException {
        unplug();
    }

    private void listen() {
        ServerSocket listening = server;
        daemon(() -> {
            while (true) {
                Socket socket = listening.accept();
                sockets.add(socket);
                daemon(() -> new Connection(socket).serve());
            }
        });
    }

    private interface Body {
        void run() throws IOException;
    }

    private static void daemon(Body body) {
        Thread thread = new Thread(() -> {
            try {
                body.run();
            } catch (IOException expectedAtTheEnd) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private final class Connection {
        private final Socket socket;
        private final AdbReader reader;
        private final AdbWriter writer;
        private final Map<Integer, ServedStream> streams = new ConcurrentHashMap<>();
        private int nextId = 100;

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.reader = new AdbReader(socket.getInputStream(), AdbProtocol.MAX_PAYLOAD);
            this.writer = new AdbWriter(socket.getOutputStream());
        }

        void serve() throws IOException {
            try (socket) {
                shakeHands();
                @Nullable AdbMessage message = reader.read();
                while (message != null) {
                    handle(message);
                    message = reader.read();
                }
            } finally {
                sockets.remove(socket);
            }
        }

        private void shakeHands() throws IOException {
            reader.read();
            if (requireAuthorization) {
                writer.write(AdbCommand.AUTH, AdbProtocol.AUTH_TOKEN, 0, new byte[AdbProtocol.TOKEN_BYTES]);
                reader.read();
                writer.write(AdbCommand.AUTH, AdbProtocol.AUTH_TOKEN, 0, new byte[AdbProtocol.TOKEN_BYTES]);
                reader.read();
                authorization.acquireUninterruptibly();
                authorization.release();
            }
            Map<String, String> properties = new LinkedHashMap<>(Map.of("ro.product.model", "Fake"));
            writer.write(
                    AdbCommand.CNXN,
                    AdbProtocol.VERSION,
                    AdbProtocol.MAX_PAYLOAD,
                    new AdbBanner("device", properties, List.of("shell_v2", "cmd")).bytes());
            writer.peerVersion(AdbProtocol.VERSION);
        }

        private void handle(AdbMessage message) throws IOException {
            switch (message.command()) {
                case OPEN -> open(message);
                case WRTE -> {
                    if (bytesUntilCut.addAndGet(-message.length()) < 0) {
                        bytesUntilCut.set(Long.MAX_VALUE);
                        throw new IOException("Cut.");
                    }
                    ServedStream stream = streams.get(message.arg1());
                    if (stream != null) {
                        stream.fromHost.write(message.buffer(), 0, message.length());
                        stream.fromHost.flush();
                        writer.write(AdbCommand.OKAY, stream.id, stream.hostId);
                    }
                }
                case OKAY -> {
                    ServedStream stream = streams.get(message.arg1());
                    if (stream != null) {
                        stream.permits.release();
                    }
                }
                case CLSE -> {
                    ServedStream stream = streams.remove(message.arg1());
                    if (stream != null) {
                        stream.fromHost.close();
                    }
                }
                default -> throw new IOException("Unexpected " + message);
            }
        }

        private void open(AdbMessage message) throws IOException {
            String service = message.text();
            if (!phone.knows(service)) {
                writer.write(AdbCommand.CLSE, 0, message.arg0());
                return;
            }
            ServedStream stream = new ServedStream(nextId++, message.arg0(), writer);
            streams.put(stream.id, stream);
            writer.write(AdbCommand.OKAY, stream.id, stream.hostId);
            daemon(() -> {
                phone.serve(service, stream.in, stream);
                if (streams.remove(stream.id) != null) {
                    writer.write(AdbCommand.CLSE, stream.id, stream.hostId);
                }
            });
        }
    }

    private static final class ServedStream extends OutputStream {
        private final int id;
        private final int hostId;
        private final AdbWriter writer;
        private final Semaphore permits = new Semaphore(1);
        private final PipedInputStream in = new PipedInputStream(PIPE_BYTES);
        private final PipedOutputStream fromHost = new PipedOutputStream(in);

        ServedStream(int id, int hostId, AdbWriter writer) throws IOException {
            this.id = id;
            this.hostId = hostId;
            this.writer = writer;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            permits.acquireUninterruptibly();
            writer.write(AdbCommand.WRTE, id, hostId, bytes, offset, length);
        }
    }
}
