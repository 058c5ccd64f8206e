package org.phonebank.desktop.wizard;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.desktop.lab.RefusedException;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.provisioner.discovery.DiscoverySettings;

/** The adb program of this computer and its server. Its methods wait. */
final class AdbProgram {
    private static final int CONNECT_MILLIS = 500;
    private static final long START_SECONDS = 20;

    private final String searchPath;
    private final int port;

    AdbProgram() {
        this(System.getenv().getOrDefault("PATH", ""), DiscoverySettings.adbServerPort());
    }

    AdbProgram(String searchPath, int port) {
        this.searchPath = searchPath;
        this.port = port;
    }

    AdbPresence presence() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return AdbPresence.RUNS;
        } catch (IOException e) {
            return program().isPresent() ? AdbPresence.STOPPED : AdbPresence.NOT_INSTALLED;
        }
    }

    /**
     * Starts the server and waits until it runs.
     *
     * @throws RefusedException if it does not
     */
    void start() throws IOException {
        Path adb = program().orElseThrow(() -> new RefusedException(Phrase.of(FailureWording.NO_ADB)));
        Process process = new ProcessBuilder(adb.toString(), "start-server")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                throw new RefusedException(Phrase.of(FailureWording.ADB_TOO_SLOW, START_SECONDS));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while adb starts.");
        }
        if (process.exitValue() != 0) {
            throw new RefusedException(Phrase.of(FailureWording.ADB_FAILED, process.exitValue()));
        }
    }

    private Optional<Path> program() {
        return Stream.of(searchPath.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.of("adb", "adb.exe").flatMap(name -> path(folder, name).stream()))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> path(String folder, String name) {
        try {
            return Optional.of(Path.of(folder, name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
