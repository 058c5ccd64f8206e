package org.phonebank.virtual;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.phonebank.adb.wire.AdbPublicKey;
import org.phonebank.virtual.profile.LinkProfile;
import org.phonebank.virtual.profile.PhoneProfile;

/**
 * A phone that exists in this process only: real ADB clients can connect to its address. Its files stay in its storage
 * when it is closed; its processes end. Safe for use by any thread.
 */
public final class VirtualPhone implements AutoCloseable {
    private VirtualPhone() {}

    /**
     * Starts a phone, which listens when this returns.
     *
     * @throws IOException when the port is busy or the storage cannot be used or is used by another process; the
     *     message says what to do
     */
    public static VirtualPhone start(VirtualPhoneSettings settings) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Where its ADB daemon listens, on the loopback address. */
    public InetSocketAddress address() {
        throw new UnsupportedOperationException();
    }

    public String serial() {
        throw new UnsupportedOperationException();
    }

    public PhoneProfile profile() {
        throw new UnsupportedOperationException();
    }

    /** Whether a desktop waits for {@link #authorize()}. */
    public boolean isAwaitingAuthorization() {
        throw new UnsupportedOperationException();
    }

    /** The key of the desktop that waits, as a real phone would show its fingerprint. */
    public Optional<AdbPublicKey> pendingKey() {
        throw new UnsupportedOperationException();
    }

    /** Trusts the desktops that wait, now and later: what a person's tap on "Always allow" does. */
    public void authorize() throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Pulls the cable: connections drop, new ones are refused, processes go on. */
    public void unplug() {
        throw new UnsupportedOperationException();
    }

    /**
     * Puts the cable back.
     *
     * @throws IOException when another program has taken the port meanwhile
     */
    public void plug() throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Drops every connection once so many more bytes have arrived from desktops; works once. */
    public void cutConnectionAfterBytes(long bytes) {
        throw new UnsupportedOperationException();
    }

    /** Ends the processes that were started with {@code app_process} as {@code kill -9} does, and says how many. */
    public int killWorkers() {
        throw new UnsupportedOperationException();
    }

    /**
     * Sets the battery's level.
     *
     * @param percent 0 to 100
     */
    public void setBatteryLevel(int percent) {
        throw new UnsupportedOperationException();
    }

    public void setCharging(boolean charging) {
        throw new UnsupportedOperationException();
    }

    /** Sets battery and processor to a temperature, from which they move on by themselves. */
    public void setTemperature(double celsius) {
        throw new UnsupportedOperationException();
    }

    /**
     * Stretches computations.
     *
     * @param factor 1: as fast as this machine; 4: four times as slow
     */
    public void setPace(double factor) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Changes the link, for connections that are open too. */
    public void setLink(LinkProfile link) {
        throw new UnsupportedOperationException();
    }

    /** Refuses ADB services whose name starts so, as {@code shell} or {@code sync:}. */
    public void refuseService(String prefix) {
        throw new UnsupportedOperationException();
    }

    /** Takes every {@link #refuseService} back. */
    public void allowAllServices() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
