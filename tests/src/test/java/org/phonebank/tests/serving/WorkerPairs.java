package org.phonebank.tests.serving;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.serving.Layout;
import org.phonebank.pipeline.serving.Redundancy;
import org.phonebank.pipeline.serving.Replica;
import org.phonebank.pipeline.serving.ReplicaChooser;
import org.phonebank.pipeline.serving.ServingListener;
import org.phonebank.pipeline.serving.ServingOptions;
import org.phonebank.pipeline.serving.ServingPipeline;
import org.phonebank.pipeline.serving.StageLayout;

/** Two real workers to each stage, over TLS and gRPC on loopback. For one thread, but for killing. */
final class WorkerPairs implements AutoCloseable {
    private final List<LayerRange> stages;
    private final WorkerProcesses processes;
    private final ServingPipeline pipeline;
    private final Map<String, WorkerProcess> workers = new ConcurrentHashMap<>();
    private final Map<String, MeasuredLink> links = new HashMap<>();
    private final Map<Integer, String> lastToAnswer = new ConcurrentHashMap<>();
    private volatile String killed = "";

    private WorkerPairs(List<LayerRange> stages, WorkerProcesses processes, ServingPipeline pipeline) {
        this.stages = stages;
        this.processes = processes;
        this.pipeline = pipeline;
    }

    static WorkerPairs start(SpareLab lab, List<LayerRange> stages, Redundancy redundancy, Path folder)
            throws Exception {
        WorkerPairs pairs = new WorkerPairs(
                stages,
                WorkerProcesses.in(folder, lab.store()),
                new ServingPipeline(
                        ServingOptions.of(
                                lab.shape().hiddenSize(), lab.shape().vocabularySize(), folder.resolve("journal")),
                        ReplicaChooser.PREDICTED_FINISH,
                        ServingListener.NONE));
        List<StageLayout> layouts = new ArrayList<>();
        for (int stage = 0; stage < stages.size(); stage++) {
            layouts.add(new StageLayout(
                    stages.get(stage), redundancy, List.of(pairs.replica(stage, 'a'), pairs.replica(stage, 'b'))));
        }
        pairs.pipeline.serve(new Layout(1, layouts));
        return pairs;
    }

    ServingPipeline pipeline() {
        return pipeline;
    }

    /** What all workers that run have computed. */
    long computeMicros() {
        return links.values().stream().mapToLong(MeasuredLink::computeMicros).sum();
    }

    /** Kills the worker that answered last in a stage; for any thread. */
    void killServing(int stage) {
        killed = Objects.requireNonNull(lastToAnswer.get(stage));
        Objects.requireNonNull(workers.get(killed)).kill();
    }

    /** Starts the worker that was killed anew. */
    void replaceKilled() throws Exception {
        String serial = killed;
        int stage = serial.charAt(0) - '0';
        await().until(() -> pipeline.layout().stages().get(stage).replicas().size() == 1);
        Objects.requireNonNull(workers.remove(serial)).close();
        pipeline.add(stages.get(stage), replica(stage, serial.charAt(1)));
    }

    @Override
    public void close() {
        pipeline.close();
        processes.close();
    }

    private Replica replica(int stage, char which) throws Exception {
        String serial = String.valueOf((char) ('0' + stage)) + which;
        WorkerProcess worker = processes.start(serial, stages.get(stage));
        workers.put(serial, worker);
        MeasuredLink link = new MeasuredLink(worker.link(), answering -> lastToAnswer.put(stage, serial));
        links.put(serial, link);
        return new Replica(serial, serial, link, worker.warmUpStep());
    }
}
