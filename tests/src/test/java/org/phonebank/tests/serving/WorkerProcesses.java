package org.phonebank.tests.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.lab.ShardRequests;
import org.phonebank.desktop.runtime.ApplicationFiles;
import org.phonebank.partitioner.LayerStore;
import org.phonebank.partitioner.ShardGraph;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.link.WorkerClient;
import org.phonebank.pipeline.link.WorkerEndpoint;
import org.phonebank.pipeline.security.IssuedIdentity;
import org.phonebank.pipeline.security.LabAuthority;
import org.phonebank.protocol.PhonebankVersion;

/** Starts workers as processes of their own on this machine, without phones around them. */
final class WorkerProcesses implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);

    private final Path folder;
    private final LayerStore store;
    private final LabAuthority authority;
    private final Path jar;
    private final Path libraries;
    private final List<WorkerProcess> started = new ArrayList<>();

    private WorkerProcesses(Path folder, LayerStore store, LabAuthority authority, Path jar, Path libraries) {
        this.folder = folder;
        this.store = store;
        this.authority = authority;
        this.jar = jar;
        this.libraries = libraries;
    }

    static WorkerProcesses in(Path folder, LayerStore store) throws Exception {
        ApplicationFiles files =
                new ApplicationFiles(new DataFolder(folder.resolve("data")).create(), PhonebankVersion.VERSION);
        return new WorkerProcesses(
                folder,
                store,
                LabAuthority.openOrCreate(folder.resolve("authority")),
                files.workerJar(),
                Objects.requireNonNull(files.nativeLibraries().get(0).getParent()));
    }

    /** Starts a worker and has it load layers. */
    WorkerProcess start(String serial, LayerRange layers) throws Exception {
        ShardGraph graph = store.graph(layers);
        ShardRequests.writeGraph(store.folder(), graph);
        Path root = folder.resolve(serial);
        Path home = root.resolve("home");
        if (!Files.isDirectory(home)) {
            writeIdentity(home.resolve("tls"), authority.issue(serial));
        }
        linkStore(home.resolve("models").resolve(store.manifest().modelId()));
        Path runFile = home.resolve("run/worker.json");
        Files.deleteIfExists(runFile);
        Process process = new ProcessBuilder(command(root))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(root.resolve("worker.log").toFile()))
                .start();
        boolean complete = false;
        try {
            Awaitility.await().atMost(START).pollInterval(Duration.ofMillis(20)).until(() -> Files.exists(runFile));
            JsonNode run = new ObjectMapper().readTree(runFile.toFile());
            WorkerEndpoint endpoint = new WorkerEndpoint(
                    serial, serial, "127.0.0.1", run.path("port").asInt());
            WorkerProcess worker = WorkerProcess.load(
                    process,
                    () -> WorkerClient.connect(endpoint, authority),
                    serial,
                    ShardRequests.load(store.manifest(), graph, LabSettings.CONVERSATIONS));
            started.add(worker);
            complete = true;
            return worker;
        } finally {
            if (!complete) {
                process.destroyForcibly();
            }
        }
    }

    @Override
    public void close() {
        started.forEach(WorkerProcess::close);
    }

    private List<String> command(Path root) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                jar.toString(),
                "-Donnxruntime.native.path=" + libraries,
                "org.phonebank.worker.WorkerMain",
                "--home",
                "/home",
                "--run-id",
                "worker",
                "--parent-version",
                PhonebankVersion.VERSION,
                // Should this process end without ending them.
                "--idle-minutes",
                "1",
                "--root",
                root.toString());
    }

    private void writeIdentity(Path tls, IssuedIdentity identity) throws IOException {
        Files.createDirectories(tls);
        Files.writeString(tls.resolve("ca.pem"), authority.caPem());
        Files.writeString(tls.resolve("worker.pem"), identity.certificatePem());
        Files.writeString(tls.resolve("worker.key"), identity.privateKeyPem());
    }

    private void linkStore(Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(store.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path link = target.resolve(file.getFileName());
                if (!Files.exists(link)) {
                    Files.createLink(link, file);
                }
            }
        }
    }
}
