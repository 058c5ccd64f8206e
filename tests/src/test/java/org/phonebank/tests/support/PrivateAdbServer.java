package org.phonebank.tests.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.AdbServerUnavailableException;
import org.phonebank.provisioner.server.AdbServer;

/** The real adb, as a server of its own with a key of its own, so that a developer's phones are left alone. */
public final class PrivateAdbServer implements AutoCloseable {
    private final Path adb;
    private final Path home;
    private final int port;
    private Process process;

    private PrivateAdbServer(Path adb, Path home, int port) throws IOException {
        this.adb = adb;
        this.home = home;
        this.port = port;
        this.process = launch();
    }

    /** Starts it, or skips the test where there is no adb. */
    public static PrivateAdbServer start(Path folder) throws IOException {
        Path home = Files.createDirectories(folder.resolve("adb-home"));
        PrivateAdbServer server = new PrivateAdbServer(Requirement.adb(), home, freePort());
        server.awaitAnswer();
        return server;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public AdbServer client() {
        return new AdbServer(address());
    }

    /** Ends the server; phones that it held are gone from it. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    public void startAgain() throws IOException {
        process = launch();
        awaitAnswer();
    }

    /** Runs {@code adb} against this server and returns what it printed. */
    public String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(adb.toString(), "-P", String.valueOf(port)));
        command.addAll(Arrays.asList(arguments));
        Path output = Files.createTempFile(home, "adb", ".out");
        Process running = builder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!running.waitFor(2, TimeUnit.MINUTES)) {
            running.destroyForcibly();
            throw new IOException("adb did not end: " + command);
        }
        return Files.readString(output);
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }

    private Process launch() throws IOException {
        return builder(List.of(adb.toString(), "-P", String.valueOf(port), "nodaemon", "server"))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("server.log").toFile())
                .start();
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("HOME", home.toString());
        builder.environment().remove("ANDROID_VENDOR_KEYS");
        return builder;
    }

    private void awaitAnswer() {
        await().atMost(Duration.ofSeconds(30)).until(this::answers);
    }

    private boolean answers() throws AdbException {
        try {
            return client().version() > 0;
        } catch (AdbServerUnavailableException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
