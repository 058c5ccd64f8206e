package org.phonebank.virtual;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The {@code adb} of this machine, with a server and keys of its own. */
final class RealAdb implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 60;

    private final Path binary;
    private final Path home;
    private final int port;

    private RealAdb(Path binary, Path home, int port) {
        this.binary = binary;
        this.home = home;
        this.port = port;
    }

    /** How a run ended. */
    record Result(int exitCode, String stdout, String stderr) {}

    /** Skips the test where there is no adb. */
    static RealAdb start(Path home) throws IOException, InterruptedException {
        Optional<Path> binary = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "adb"))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(binary.isPresent(), "adb is not installed: apt install adb");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        RealAdb adb = new RealAdb(binary.orElseThrow(), home, port);
        adb.run("start-server");
        return adb;
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        return runWithInput("", arguments);
    }

    Result runWithInput(String input, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(home, "adb", ".out");
        Path err = Files.createTempFile(home, "adb", ".err");
        Process process = builder(arguments)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("adb " + String.join(" ", arguments) + " hangs; it said: " + Files.readString(out)
                    + Files.readString(err));
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(binary.toString(), "-P", String.valueOf(port)));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("ANDROID_USER_HOME", home.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("ADB_") || name.equals("ANDROID_SERIAL"));
        return builder;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("kill-server");
    }
}
