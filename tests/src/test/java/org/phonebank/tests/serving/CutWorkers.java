package org.phonebank.tests.serving;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.serving.Layout;
import org.phonebank.pipeline.serving.Replica;
import org.phonebank.pipeline.serving.ReplicaChooser;
import org.phonebank.pipeline.serving.ServingListener;
import org.phonebank.pipeline.serving.ServingPipeline;
import org.phonebank.pipeline.serving.StageLayout;

/** Two real workers to each stage, whose streams are cut; whose stream has ended is connected to again. */
final class CutWorkers implements ServingListener, AutoCloseable {
    private static final int RECONNECTS_EVERY = 10;

    private final WorkerProcesses processes;
    private final ServingPipeline pipeline;
    private final List<LayerRange> stages;
    private final Map<String, WorkerProcess> workers = new ConcurrentHashMap<>();
    private final Map<LayerRange, String> lastToAnswer = new ConcurrentHashMap<>();
    private int cuts;

    private CutWorkers(SpareLab lab, List<LayerRange> stages, Path folder) throws Exception {
        this.processes = WorkerProcesses.in(folder, lab.store());
        this.stages = stages;
        this.pipeline =
                new ServingPipeline(lab.options(folder.resolve("journal")), ReplicaChooser.PREDICTED_FINISH, this);
    }

    static CutWorkers start(SpareLab lab, List<LayerRange> stages, Path folder) throws Exception {
        CutWorkers started = new CutWorkers(lab, stages, folder);
        boolean complete = false;
        try {
            List<StageLayout> layouts = new ArrayList<>();
            for (LayerRange layers : stages) {
                layouts.add(new StageLayout(layers, List.of(started.worker(layers, 'a'), started.worker(layers, 'b'))));
            }
            started.pipeline.serve(new Layout(1, layouts));
            complete = true;
            return started;
        } finally {
            if (!complete) {
                started.close();
            }
        }
    }

    ServingPipeline pipeline() {
        return pipeline;
    }

    /** Ends the stream to the worker that answered last in the stage whose turn it is, once all are there. */
    void cutOne() {
        awaitAll();
        cuts++;
        WorkerProcess worker = worker(Objects.requireNonNull(lastToAnswer.get(stages.get(cuts % stages.size()))));
        if (cuts % RECONNECTS_EVERY == 0) {
            worker.disconnect();
        } else {
            worker.link().close();
        }
    }

    void awaitAll() {
        await().pollInterval(Duration.ofMillis(1)).until(() -> pipeline.layout().stages().stream()
                .allMatch(stage -> stage.replicas().size() == 2));
    }

    /** Reachable objects of a class and open files, in each worker. */
    List<Map<String, Long>> count(String className) throws IOException {
        List<Map<String, Long>> counts = new ArrayList<>();
        for (WorkerProcess worker : workers.values()) {
            counts.add(worker.count(className));
        }
        return counts;
    }

    @Override
    public void replicaFailed(LayerRange layers, Replica replica, StageException cause) {
        WorkerProcess worker = worker(replica.serial());
        worker.reconnect();
        pipeline.add(layers, replica(worker, layers));
    }

    @Override
    public void close() {
        pipeline.close();
        processes.close();
    }

    private Replica worker(LayerRange layers, char which) throws Exception {
        WorkerProcess worker = processes.start(SpareLab.serial(layers, which), layers);
        workers.put(worker.serial(), worker);
        return replica(worker, layers);
    }

    private Replica replica(WorkerProcess worker, LayerRange layers) {
        String serial = worker.serial();
        return new Replica(
                serial,
                serial,
                new MeasuredLink(worker.link(), answering -> lastToAnswer.put(layers, serial)),
                worker.warmUpStep());
    }

    private WorkerProcess worker(String serial) {
        return Objects.requireNonNull(workers.get(serial));
    }
}
