package org.phonebank.tests.serving;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.phonebank.pipeline.link.StageLink;
import org.phonebank.pipeline.link.WorkerClient;
import org.phonebank.pipeline.link.WorkerException;
import org.phonebank.protocol.v1.LoadShardRequest;

/** A worker that has a shard loaded, and the way to it. */
final class WorkerProcess implements AutoCloseable {
    private final Process process;
    private final Supplier<WorkerClient> connecting;
    private final String serial;
    private final String shardId;
    private final Duration warmUpStep;
    private WorkerClient client;
    private StageLink link;

    private WorkerProcess(
            Process process,
            Supplier<WorkerClient> connecting,
            WorkerClient client,
            String serial,
            String shardId,
            Duration warmUpStep) {
        this.process = process;
        this.connecting = connecting;
        this.client = client;
        this.serial = serial;
        this.shardId = shardId;
        this.warmUpStep = warmUpStep;
        this.link = client.openStage(shardId);
    }

    /** @param connecting makes a connection to the process */
    static WorkerProcess load(
            Process process, Supplier<WorkerClient> connecting, String serial, LoadShardRequest request)
            throws WorkerException {
        WorkerClient client = connecting.get();
        Duration warmUpStep = Duration.of(client.loadShard(request).getStepMicros(), ChronoUnit.MICROS);
        return new WorkerProcess(process, connecting, client, serial, request.getShardId(), warmUpStep);
    }

    String serial() {
        return serial;
    }

    synchronized StageLink link() {
        return link;
    }

    Duration warmUpStep() {
        return warmUpStep;
    }

    /** Ends it at once, as by kill -9. */
    void kill() {
        process.destroyForcibly();
    }

    /** Drops the connection with whatever travels over it. */
    synchronized void disconnect() {
        client.close();
        client = connecting.get();
    }

    /** Opens another stream. */
    synchronized void reconnect() {
        link.close();
        link = client.openStage(shardId);
    }

    /** Reachable objects of a class in the process, its threads and its open files. */
    Map<String, Long> count(String className) throws IOException {
        Process histogram = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String text = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!text.contains("java.lang.String")) {
            throw new IOException("There is no histogram of " + serial + ": " + text);
        }
        long instances = text.lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length >= 4 && words[3].equals(className))
                .mapToLong(words -> Long.parseLong(words[1]))
                .sum();
        return Map.of(className, instances, "threads", entries("task"), "files", entries("fd"));
    }

    @Override
    public synchronized void close() {
        link.close();
        client.close();
        process.destroyForcibly();
    }

    private long entries(String what) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc", String.valueOf(process.pid()), what))) {
            return entries.count();
        }
    }
}
