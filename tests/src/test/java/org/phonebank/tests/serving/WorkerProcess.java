package org.phonebank.tests.serving;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.phonebank.pipeline.link.StageLink;
import org.phonebank.pipeline.link.WorkerClient;
import org.phonebank.pipeline.link.WorkerException;
import org.phonebank.protocol.v1.LoadShardRequest;
import org.phonebank.protocol.v1.LoadShardResponse;

/** A worker that has a shard loaded, and the way to it. */
final class WorkerProcess implements AutoCloseable {
    private final Process process;
    private final WorkerClient client;
    private final String serial;
    private final StageLink link;
    private final Duration warmUpStep;

    private WorkerProcess(Process process, WorkerClient client, String serial, StageLink link, Duration warmUpStep) {
        this.process = process;
        this.client = client;
        this.serial = serial;
        this.link = link;
        this.warmUpStep = warmUpStep;
    }

    static WorkerProcess load(Process process, WorkerClient client, String serial, LoadShardRequest request)
            throws WorkerException {
        LoadShardResponse loaded = client.loadShard(request);
        return new WorkerProcess(
                process,
                client,
                serial,
                client.openStage(request.getShardId()),
                Duration.of(loaded.getStepMicros(), ChronoUnit.MICROS));
    }

    String serial() {
        return serial;
    }

    StageLink link() {
        return link;
    }

    Duration warmUpStep() {
        return warmUpStep;
    }

    /** Ends it at once, as by kill -9. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        link.close();
        client.close();
        process.destroyForcibly();
    }
}
