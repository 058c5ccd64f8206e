package org.phonebank.provisioner.discovery;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where to look for phones, and how often to try again. */
public final class DiscoverySettings {
    private static final int ADB_SERVER_PORT = 5037;

    private final Path keyFile;
    private final @Nullable InetSocketAddress adbServer;
    private final Duration shortestRetry;
    private final Duration longestRetry;

    private DiscoverySettings(
            Path keyFile, @Nullable InetSocketAddress adbServer, Duration shortestRetry, Duration longestRetry) {
        this.keyFile = keyFile;
        this.adbServer = adbServer;
        this.shortestRetry = shortestRetry;
        this.longestRetry = longestRetry;
    }

    /**
     * Looks for an adb server on 127.0.0.1:5037, which may be absent.
     *
     * @param keyFile the private key that phones know this person by; made when absent
     */
    public static DiscoverySettings standard(Path keyFile) {
        return new DiscoverySettings(
                keyFile,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), ADB_SERVER_PORT),
                Duration.ofMillis(250),
                Duration.ofMillis(1500));
    }

    public DiscoverySettings withAdbServer(InetSocketAddress server) {
        return new DiscoverySettings(keyFile, server, shortestRetry, longestRetry);
    }

    /** Only endpoints that are added by hand. */
    public DiscoverySettings withoutAdbServer() {
        return new DiscoverySettings(keyFile, null, shortestRetry, longestRetry);
    }

    /** Pauses between attempts double from the shortest to the longest. */
    public DiscoverySettings withRetry(Duration shortest, Duration longest) {
        return new DiscoverySettings(keyFile, adbServer, shortest, longest);
    }

    public Path keyFile() {
        return keyFile;
    }

    public Optional<InetSocketAddress> adbServer() {
        return Optional.ofNullable(adbServer);
    }

    public Duration shortestRetry() {
        return shortestRetry;
    }

    public Duration longestRetry() {
        return longestRetry;
    }
}
