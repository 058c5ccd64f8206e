package org.phonebank.virtual;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.phonebank.adb.wire.AdbPublicKey;
import org.phonebank.virtual.profile.LinkProfile;
import org.phonebank.virtual.profile.PhoneProfile;

/**
 * A phone that exists in this process only: real ADB clients can connect to its address. Its files stay in its storage
 * when it is closed; its processes end. Safe for use by any thread.
 */
public final class VirtualPhone implements AutoCloseable {
    private final VirtualPhoneSettings settings;
    private final PhoneParts parts;
    private final PhonePresence presence;
    private final PhoneFaults faults;

    private VirtualPhone(VirtualPhoneSettings settings, PhoneParts parts) {
        this.settings = settings;
        this.parts = parts;
        this.presence = new PhonePresence(settings, parts.adbd());
        this.faults = new PhoneFaults(parts, presence, PhoneParts.usualLink(settings));
    }

    /**
     * Starts a phone, which listens when this returns.
     *
     * @throws IOException when the port is busy or the storage cannot be used or is used by another phone; the message
     *     says what to do
     */
    public static VirtualPhone start(VirtualPhoneSettings settings) throws IOException {
        PhoneParts parts = PhoneParts.assemble(settings);
        try {
            parts.adbd().listen(settings.port());
            return new VirtualPhone(settings, parts);
        } catch (IOException e) {
            parts.close();
            throw e;
        }
    }

    /** Where its ADB daemon listens, on the loopback address. */
    public InetSocketAddress address() {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), parts.adbd().port());
    }

    public String serial() {
        return settings.serial();
    }

    public PhoneProfile profile() {
        return settings.profile();
    }

    /** The folder that is the phone's root. */
    public Path storage() {
        return settings.storage();
    }

    /** Whether a desktop waits for {@link #authorize()}. */
    public boolean isAwaitingAuthorization() {
        return pendingKey().isPresent();
    }

    /** Whether a desktop waits, or none is trusted yet on a phone that wants it. */
    public boolean needsAuthorization() {
        return parts.authorizer().isNeeded();
    }

    /** The key of the desktop that waits, as a real phone would show its fingerprint. */
    public Optional<AdbPublicKey> pendingKey() {
        return parts.authorizer().pendingKey();
    }

    /** Trusts the desktops that wait or asked last, now and later: what a person's tap on "Always allow" does. */
    public void authorize() throws IOException {
        parts.authorizer().authorize();
    }

    /** Pulls the cable: connections drop, new ones are refused, processes go on. */
    public void unplug() {
        presence.unplug();
    }

    /**
     * Puts the cable back.
     *
     * @throws IOException when another program has taken the port meanwhile
     */
    public void plug() throws IOException {
        presence.plug();
    }

    public boolean isPlugged() {
        return parts.adbd().isListening();
    }

    /** Whether it was told to restart and is not back yet. */
    public boolean isBooting() {
        return presence.isBooting();
    }

    /**
     * Makes a fault happen, in its usual way.
     *
     * @throws IOException when it cannot be caused; the message says why
     */
    public void inject(Fault fault) throws IOException {
        inject(FaultRequest.of(fault));
    }

    /**
     * Makes a fault happen. It lasts until it is taken back by its opposite or by {@link Fault#NONE}; being killed, hung or
     * restarted lasts until the worker is started again.
     *
     * @throws IOException when it cannot be caused; the message says why
     */
    public void inject(FaultRequest request) throws IOException {
        faults.inject(request);
    }

    /** The faults that were caused and last. */
    public Set<Fault> faults() {
        return faults.lasting();
    }

    /** Drops every connection once so many more bytes have arrived from desktops; works once. */
    public void cutConnectionAfterBytes(long bytes) {
        parts.adbd().cutAfter(bytes);
    }

    /** Pulls the cable once so many more bytes have arrived from desktops; works once. */
    public void unplugAfterBytes(long bytes) {
        parts.adbd().stopAfter(bytes);
    }

    /** Ends the processes that were started with {@code app_process} as {@code kill -9} does, and says how many. */
    public int killWorkers() {
        return parts.processes().killAll();
    }

    /**
     * Sets the battery's level.
     *
     * @param percent 0 to 100
     */
    public void setBatteryLevel(int percent) {
        parts.device().setBatteryPercent(percent);
        parts.live().refresh();
    }

    public void setCharging(boolean charging) {
        parts.device().setCharging(charging);
        parts.live().refresh();
    }

    /** Sets battery and processor to a temperature, from which they move on by themselves. */
    public void setTemperature(double celsius) {
        parts.device().setCelsius(celsius);
        parts.live().refresh();
    }

    /**
     * Stretches computations.
     *
     * @param factor 1: as fast as this machine; 4: four times as slow
     */
    public void setPace(double factor) throws IOException {
        parts.pace().set(factor);
    }

    /** Changes the link, for connections that are open too; a link that a fault slows stays slow until then. */
    public void setLink(LinkProfile link) {
        faults.usualLink(link);
    }

    /** Refuses ADB services whose name starts so, as {@code shell} or {@code sync:}. */
    public void refuseService(String prefix) {
        parts.services().refuse(prefix);
    }

    /** Takes every {@link #refuseService} back. */
    public void allowAllServices() {
        parts.services().allowAll();
    }

    @Override
    public void close() {
        faults.close();
        presence.close();
        parts.close();
    }
}
