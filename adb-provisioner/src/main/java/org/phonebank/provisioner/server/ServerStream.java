package org.phonebank.provisioner.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.phonebank.provisioner.stream.AdbStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A socket to the adb server that has become a stream to a phone's service. */
final class ServerStream implements AdbStream {
    private static final Logger LOG = LoggerFactory.getLogger(ServerStream.class);

    private final SmartSocket socket;

    ServerStream(SmartSocket socket) {
        this.socket = socket;
    }

    @Override
    public InputStream input() {
        return socket.input();
    }

    @Override
    public OutputStream output() {
        return socket.output();
    }

    @Override
    public void abort() {
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A socket to the adb server did not close cleanly.", e);
        }
    }
}
