package org.phonebank.tests.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real adb with a server, a home and a key of its own, so that it disturbs nobody. */
public final class PrivateAdb implements AutoCloseable {
    private final Path binary;
    private final Path home;
    private final int port;

    private PrivateAdb(Path binary, Path home, int port) {
        this.binary = binary;
        this.home = home;
        this.port = port;
    }

    /** Starts a server; skips the test where there is no adb. */
    public static PrivateAdb start(Path home) throws IOException, InterruptedException {
        Path binary = Requirement.adb();
        PrivateAdb adb = new PrivateAdb(binary, Files.createDirectories(home), freePort());
        adb.run("start-server");
        return adb;
    }

    /** What a program has to find in its environment to use this server. */
    public Map<String, String> environment() {
        return Map.of("ANDROID_ADB_SERVER_PORT", String.valueOf(port));
    }

    public CommandResult run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(binary.toString(), "-P", String.valueOf(port)));
        command.addAll(List.of(arguments));
        return CommandResult.of(command, Map.of("HOME", home.toString()), home);
    }

    public CommandResult connect(InetSocketAddress phone) throws IOException, InterruptedException {
        return run("connect", "127.0.0.1:" + phone.getPort());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("kill-server");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
