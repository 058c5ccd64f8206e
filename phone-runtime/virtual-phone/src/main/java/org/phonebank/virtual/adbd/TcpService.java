package org.phonebank.virtual.adbd;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.phonebank.virtual.stream.DaemonThreads;

/** {@code tcp:PORT}: connects to a port of the phone, which is this machine's loopback address. */
final class TcpService implements AdbService {
    private static final int CONNECT_MILLIS = 5000;
    private static final int BUFFER_BYTES = 256 << 10;

    private final Socket socket;

    private TcpService(Socket socket) {
        this.socket = socket;
    }

    static TcpService connect(String argument) throws ServiceRefusedException {
        if (!argument.matches("[0-9]{1,5}") || Integer.parseInt(argument) > 65535) {
            throw new ServiceRefusedException("no port of a phone: " + argument);
        }
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(argument)),
                    CONNECT_MILLIS);
            return new TcpService(socket);
        } catch (IOException e) {
            closeNow(socket);
            throw new ServiceRefusedException("nothing listens on the phone's port " + argument);
        }
    }

    @Override
    public void run(AdbdStream stream) throws IOException {
        // Closed by the desktop alone, what it has sent is still delivered; then the other thread closes the socket.
        stream.whenClosed(() -> {
            if (stream.isLost()) {
                closeNow(socket);
            }
        });
        DaemonThreads.run("virtual-phone-tcp-out", () -> {
            try (InputStream from = stream.input();
                    OutputStream to = socket.getOutputStream()) {
                copy(from, to);
            } catch (IOException e) {
                // One side has gone; closing both is all there is to do, and the streams' end does it.
                closeNow(socket);
            }
        });
        try (socket) {
            copy(socket.getInputStream(), stream.output());
        }
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        int count;
        while ((count = from.read(buffer)) >= 0) {
            to.write(buffer, 0, count);
        }
    }

    private static void closeNow(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A socket cannot be closed.", e);
        }
    }
}
