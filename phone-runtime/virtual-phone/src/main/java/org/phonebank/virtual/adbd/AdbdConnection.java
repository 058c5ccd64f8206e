package org.phonebank.virtual.adbd;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.phonebank.adb.wire.AdbBanner;
import org.phonebank.adb.wire.AdbCommand;
import org.phonebank.adb.wire.AdbMessage;
import org.phonebank.adb.wire.AdbProtocol;
import org.phonebank.adb.wire.AdbPublicKey;
import org.phonebank.adb.wire.AdbReader;
import org.phonebank.adb.wire.AdbWireException;
import org.phonebank.adb.wire.AdbWriter;
import org.phonebank.virtual.stream.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A desktop's connection: introduction, authorisation, and the streams. {@link #run} belongs to one thread. */
final class AdbdConnection implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(AdbdConnection.class);
    private static final int INTRODUCTION_MILLIS = 30_000;
    private static final int MAX_STREAMS = 64;
    private static final int MAX_SIGNATURES = 64;

    private final Socket socket;
    private final String name;
    private final AdbBanner banner;
    private final Authorizer authorizer;
    private final Services services;
    private final AdbReader reader;
    private final AdbWriter writer;
    private final ShapedInput input;
    private final ShapedOutput output;
    private final Map<Integer, AdbdStream> streams = new ConcurrentHashMap<>();
    private byte[] token = Authorizer.newToken();
    private int signatures;
    private int maxPayload = AdbProtocol.MIN_PAYLOAD;
    private int lastStream;
    private volatile boolean online;

    AdbdConnection(
            Socket socket,
            String name,
            AdbBanner banner,
            Authorizer authorizer,
            Services services,
            Link link,
            LongConsumer arrived)
            throws IOException {
        this.socket = socket;
        this.name = name;
        this.banner = banner;
        this.authorizer = authorizer;
        this.services = services;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(INTRODUCTION_MILLIS);
        this.input = new ShapedInput(socket.getInputStream(), link, name, arrived);
        this.output = new ShapedOutput(socket.getOutputStream(), link, name);
        this.reader = new AdbReader(input, AdbProtocol.MAX_PAYLOAD);
        this.writer = new AdbWriter(output);
    }

    /** Serves until the connection ends. */
    void run() {
        try {
            AdbMessage message;
            while ((message = reader.read()) != null) {
                handle(message);
            }
        } catch (IOException e) {
            LOG.debug("{}: the connection ended: {}", name, e.getMessage());
        } finally {
            authorizer.forget(this);
            close();
            List.copyOf(streams.values()).forEach(AdbdStream::lost);
        }
    }

    private void handle(AdbMessage message) throws IOException {
        switch (message.command()) {
            case CNXN -> introduced(message);
            case AUTH -> authenticate(message);
            case OPEN -> open(message);
            case OKAY -> {
                AdbdStream stream = stream(message);
                if (stream != null) {
                    stream.peerIsReady();
                }
            }
            case WRTE -> {
                AdbdStream stream = stream(message);
                if (stream != null) {
                    stream.received(message);
                }
            }
            case CLSE -> {
                AdbdStream stream = stream(message);
                if (stream != null) {
                    stream.closedByPeer();
                }
            }
            case SYNC, STLS -> LOG.debug("{}: ignores {}", name, message);
        }
    }

    /** The stream that a message is for; null when it has ended meanwhile, which is no error. */
    private @Nullable AdbdStream stream(AdbMessage message) {
        AdbdStream stream = streams.get(message.arg1());
        boolean matches = stream != null && (message.arg0() == 0 || stream.remoteId() == message.arg0());
        return matches ? stream : null;
    }

    private void introduced(AdbMessage message) throws IOException {
        socket.setSoTimeout(0);
        online = false;
        List.copyOf(streams.values()).forEach(AdbdStream::lost);
        writer.peerVersion(message.arg0());
        maxPayload = Math.max(AdbProtocol.MIN_PAYLOAD, Math.min(message.arg1(), AdbProtocol.MAX_PAYLOAD));
        if (authorizer.isRequired()) {
            challenge();
        } else {
            welcome();
        }
    }

    private void challenge() throws IOException {
        token = Authorizer.newToken();
        writer.write(AdbCommand.AUTH, AdbProtocol.AUTH_TOKEN, 0, token);
    }

    private void welcome() throws IOException {
        online = true;
        writer.write(AdbCommand.CNXN, AdbProtocol.VERSION, AdbProtocol.MAX_PAYLOAD, banner.bytes());
    }

    private void authenticate(AdbMessage message) throws IOException {
        if (online || !authorizer.isRequired()) {
            return;
        }
        if (message.arg0() == AdbProtocol.AUTH_SIGNATURE) {
            if (authorizer.isSignedByTrusted(token, message.payload())) {
                welcome();
            } else if (++signatures < MAX_SIGNATURES) {
                challenge();
            } else {
                throw new AdbWireException("The desktop tried " + signatures + " keys that are not trusted.");
            }
        } else if (message.arg0() == AdbProtocol.AUTH_PUBLIC_KEY) {
            authorizer.await(this, AdbPublicKey.parse(message.text()), this::authorized);
        }
    }

    private void authorized() {
        try {
            welcome();
        } catch (IOException e) {
            // It went away while it waited; its own thread cleans up.
            LOG.debug("{}: gone before it was authorised: {}", name, e.getMessage());
        }
    }

    private void open(AdbMessage message) throws IOException {
        int remoteId = message.arg0();
        String service = message.text();
        if (!online || remoteId == 0) {
            return;
        }
        if (streams.size() >= MAX_STREAMS) {
            refuse(remoteId);
            return;
        }
        int localId = ++lastStream;
        AdbdStream stream = new AdbdStream(localId, remoteId, writer, maxPayload, () -> streams.remove(localId));
        streams.put(localId, stream);
        DaemonThreads.run(name + "-" + service.split("[:,]", 2)[0], () -> serve(stream, service));
    }

    /** An answer whose arg0 is 0 refuses; with any other number some desktops wait for ever. */
    private void refuse(int remoteId) throws IOException {
        writer.write(AdbCommand.CLSE, 0, remoteId);
    }

    private void serve(AdbdStream stream, String name) {
        try (stream) {
            AdbService service;
            try {
                service = services.open(name);
            } catch (ServiceRefusedException e) {
                LOG.debug("{}: {}", this.name, e.getMessage());
                stream.refused();
                refuse(stream.remoteId());
                return;
            }
            stream.accept();
            service.run(stream);
        } catch (IOException e) {
            LOG.debug("{}: {} ended: {}", this.name, name, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A connection of " + name + " cannot be closed.", e);
        } finally {
            input.close();
            output.close();
        }
    }
}
