package org.phonebank.provisioner.discovery;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where to look for phones, and how often to try again. */
public final class DiscoverySettings {
    /** Names another port of the adb server, as it does for adb itself. */
    static final String PORT_VARIABLE = "ANDROID_ADB_SERVER_PORT";

    private static final int ADB_SERVER_PORT = 5037;
    private static final int MOST_PORT = 65_535;

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
     * Looks for an adb server on 127.0.0.1, which may be absent, at {@link #adbServerPort()}.
     *
     * @param keyFile the private key that phones know this person by; made when absent
     */
    public static DiscoverySettings standard(Path keyFile) {
        return new DiscoverySettings(
                keyFile,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), adbServerPort()),
                Duration.ofMillis(250),
                Duration.ofMillis(1500));
    }

    /** Where the adb server listens: 5037, or what the variable ANDROID_ADB_SERVER_PORT says, as for adb. */
    public static int adbServerPort() {
        return portOf(System.getenv().getOrDefault(PORT_VARIABLE, ""));
    }

    /** @param variable anything but a port means the standard one */
    static int portOf(String variable) {
        if (!variable.matches("[1-9][0-9]{0,4}")) {
            return ADB_SERVER_PORT;
        }
        int port = Integer.parseInt(variable);
        return port <= MOST_PORT ? port : ADB_SERVER_PORT;
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
