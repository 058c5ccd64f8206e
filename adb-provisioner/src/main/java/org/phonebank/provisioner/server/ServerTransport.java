package org.phonebank.provisioner.server;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.PortForward;
import org.phonebank.provisioner.stream.AdbStream;
import org.phonebank.provisioner.stream.AdbTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to a phone through an adb server. */
public final class ServerTransport implements AdbTransport {
    private static final Logger LOG = LoggerFactory.getLogger(ServerTransport.class);

    private final AdbServer server;
    private final String address;
    private final String serial;
    private volatile @Nullable Set<String> features;

    /**
     * Names a phone; nothing is sent yet.
     *
     * @param address the server's name for the phone
     * @param serial the phone's own serial number
     */
    public ServerTransport(AdbServer server, String address, String serial) {
        this.server = server;
        this.address = address;
        this.serial = serial;
    }

    @Override
    public String serial() {
        return serial;
    }

    @Override
    public Set<String> features() throws AdbException {
        Set<String> known = features;
        if (known == null) {
            known = server.features(address);
            features = known;
        }
        return known;
    }

    @Override
    public AdbStream open(String service) throws AdbException {
        return server.openService(address, service);
    }

    @Override
    public PortForward forward(int remotePort) throws AdbException {
        int localPort = server.forward(address, remotePort);
        return new PortForward() {
            @Override
            public int localPort() {
                return localPort;
            }

            @Override
            public void close() {
                try {
                    server.killForward(address, localPort);
                } catch (AdbException e) {
                    // The forward went with the phone or with the server.
                    LOG.debug("The forward of port {} to phone {} was gone already.", localPort, serial, e);
                }
            }
        };
    }

    @Override
    public AdbException broken(IOException cause) {
        return server.explain(serial, cause);
    }
}
