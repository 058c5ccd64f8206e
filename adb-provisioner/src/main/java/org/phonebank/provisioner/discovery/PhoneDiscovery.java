package org.phonebank.provisioner.discovery;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.DeviceOpener;

/** Follows the phones that an adb server holds and those at given TCP endpoints, until closed. */
@SuppressWarnings("DoNotCallSuggester")
public final class PhoneDiscovery implements DeviceOpener, AutoCloseable {

    /**
     * Begins to look for phones.
     *
     * @throws IOException when the key file can be neither read nor made
     */
    public static PhoneDiscovery start(DiscoverySettings settings) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Looks for a phone at this address from now on. Adding it twice changes nothing. */
    public void addEndpoint(InetSocketAddress endpoint) {
        throw new UnsupportedOperationException();
    }

    /** Drops the connection and forgets the phone, unless there is another way to it. */
    public void removeEndpoint(InetSocketAddress endpoint) {
        throw new UnsupportedOperationException();
    }

    /** Every known way to every phone, ordered by serial, the best way to a phone first. */
    public List<DiscoveredPhone> phones() {
        throw new UnsupportedOperationException();
    }

    /**
     * Calls the listener with the present list, then after each change, on discovery's own thread.
     *
     * @return closing it ends the calls
     */
    public Subscription listen(Consumer<List<DiscoveredPhone>> listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AdbDevice open(String serial) throws AdbException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
