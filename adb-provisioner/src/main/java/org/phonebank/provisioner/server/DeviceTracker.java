package org.phonebank.provisioner.server;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.phonebank.provisioner.device.AdbException;

/**
 * Follows the adb server's list of devices over one connection. One thread follows; any thread may close, which ends
 * it.
 */
public final class DeviceTracker implements AutoCloseable {
    /** Told of the whole list, first at once and then after each change, on the following thread. */
    @FunctionalInterface
    public interface Listener {
        void devices(List<ServerDevice> devices);
    }

    private final AdbServer server;
    private volatile @Nullable SmartSocket socket;
    private volatile boolean closed;

    public DeviceTracker(AdbServer server) {
        this.server = server;
    }

    /**
     * Follows until the connection ends.
     *
     * @throws IOException always: how it ended
     */
    public void follow(Listener listener) throws IOException {
        try {
            follow("host:track-devices-l", listener, true);
        } catch (ServerRefusal noLongList) {
            follow("host:track-devices", listener, false);
        }
    }

    private void follow(String service, Listener listener, boolean isLong) throws IOException {
        try (SmartSocket opened = server.openTracker(service)) {
            socket = opened;
            while (!closed) {
                String list = opened.readText();
                listener.devices(isLong ? DeviceList.parse(list) : detailed(DeviceList.parse(list)));
            }
            throw new IOException("Closed.");
        } finally {
            socket = null;
        }
    }

    /** The details of an old server, or the bare list if the devices changed in between. */
    private List<ServerDevice> detailed(List<ServerDevice> bare) throws IOException {
        try {
            List<ServerDevice> details = server.devices();
            return details.size() == bare.size() ? details : bare;
        } catch (AdbException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        SmartSocket open = socket;
        if (open != null) {
            open.close();
        }
    }
}
