package org.phonebank.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phonebank.protocol.PhonebankVersion;

/** The files by which a parent learns where its worker listens: {@code run/<run id>.json} in the worker's home. */
final class RunFiles {
    private static final Pattern PID = Pattern.compile("\"pid\":(\\d{1,10})");
    private static final int MOST_BYTES = 4096;

    private final Path folder;
    private final Path processes;

    RunFiles(Path home) {
        this(home, Paths.get("/proc"));
    }

    /** @param processes the folder in which every living process has an entry */
    RunFiles(Path home, Path processes) {
        this.folder = home.resolve("run");
        this.processes = processes;
    }

    /** Writes a file that is never seen half-written. */
    void write(String runId, int port, long pid) throws IOException {
        Files.createDirectories(folder);
        String json = "{\"port\":" + port + ",\"pid\":" + pid + ",\"version\":\"" + PhonebankVersion.VERSION + "\"}\n";
        Path part = folder.resolve(runId + ".part");
        Files.write(part, json.getBytes(StandardCharsets.UTF_8));
        Files.move(part, file(runId), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void remove(String runId) throws IOException {
        Files.deleteIfExists(file(runId));
    }

    /** Removes what workers left that did not get to clean up, where the machine tells which processes live. */
    void removeStale() throws IOException {
        if (!Files.isDirectory(folder) || !Files.isDirectory(processes.resolve("self"))) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                if (Files.size(file) <= MOST_BYTES && isOfDeadProcess(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private boolean isOfDeadProcess(Path file) throws IOException {
        Matcher pid = PID.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        return pid.find() && !Files.exists(processes.resolve(pid.group(1)));
    }

    private Path file(String runId) {
        return folder.resolve(runId + ".json");
    }
}
